using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>"Call me": puts somebody on the coordinators' list of people to call, at once; what more would help is asked after.</summary>
/// <remarks>By SMS one segment says so, and whatever is open stays as it is. What was answered in it is kept with the wish.</remarks>
static class Calling
{
    const int FewestDigits = 9, MostDigits = 15;

    // Whoever asks again within it is on the list already: nobody is told a second time.
    static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <summary>Takes the wish, for the complaint of that code or the latest one that is open; without one it is a complaint of its own.</summary>
    public static void Ask(Talk talk, string argument)
    {
        var report = (ReportCode.Read(argument) is { } code ? talk.Own(code) : null) ?? talk.LatestReport();
        var about = report is { IsOpen: true } ? report : null;
        if (talk.Medium == Medium.Sms)
        {
            Put(talk, about, talk.State.Address.Id, place: report?.Place);
            return;
        }

        // In a chat there is no number to call. A survey that is open is gone on with after.
        talk.State = talk.State with { Wrong = 0, Asking = Asking.Number, Asked = about is null ? null : new ToSay(about.Code, talk.Now.ToUniversalTime()) };
        talk.Tell(TextKeys.CallNumber);
    }

    /// <summary>By SMS, where somebody cannot answer: they are called, without asking for it.</summary>
    public static void Relieve(Talk talk)
    {
        var about = talk.LatestReport() is { IsOpen: true } report ? report : null;
        Note(talk, about, talk.State.Address.Id, about?.Place, TextKeys.CallTextLost);
        talk.Tell(talk.State.Draft is null ? TextKeys.CallRelief : TextKeys.CallReliefKept);
    }

    /// <summary>By SMS, where nothing may be said: the wish is kept all the same.</summary>
    public static void KeepInSilence(Talk talk) =>
        Note(talk, talk.LatestReport() is { IsOpen: true } report ? report : null, talk.State.Address.Id, talk.LatestReport()?.Place, TextKeys.CallText);

    /// <summary>Reads the number to call.</summary>
    public static void TakeNumber(Talk talk, Input input)
    {
        if (input is not Input.Text text || Number(text.Value) is not { } number)
        {
            if (talk.State.Wrong > 0)
            {
                talk.State = talk.State with { Asking = Asking.Nothing, Asked = null, Wrong = 0 };
                Dialogue.Lost(talk, talk.Text(TextKeys.CallNone));
                return;
            }

            talk.State = talk.State with { Wrong = 1 };
            talk.Tell(TextKeys.CallNumberAgain);
            return;
        }

        var about = talk.State.Asked is { } asked && talk.Own(asked.Code) is { IsOpen: true } report ? report : null;
        Put(talk, about, number, talk.LatestReport()?.Place);
    }

    /// <summary>Reads where somebody is; false where it is about something else.</summary>
    public static bool TakePlace(Talk talk, Input input)
    {
        var report = talk.State.Asked is { } asked ? talk.Own(asked.Code) : null;
        talk.State = talk.State with { Asking = Asking.Nothing, Asked = null };
        if (report is not { Place: null } || input is not Input.Text text
            || Places(talk) is not { } places || ChoiceReplies.One(text.Value, new ChoiceOffer(places, [], NumbersShown: false)) is not Reading.Value place)
            return false;
        talk.Do(new Effect.ChangeReport(report, report with { Place = place.Stored }));
        talk.Tell(TextKeys.CallPlaceThanks, ("place", talk.Content.Places.Find(place.Stored)?.Name.In(talk.Language) ?? ""));
        return true;
    }

    static void Put(Talk talk, Report? about, string number, string? place)
    {
        var report = Note(talk, about, number, place, TextKeys.CallText);
        talk.State = talk.State with { Asking = talk.State.Asking == Asking.Number ? Asking.Nothing : talk.State.Asking, Asked = talk.State.Asking == Asking.Fixed ? talk.State.Asked : null, Wrong = 0 };
        if (talk.Medium == Medium.Sms && talk.State.IsOpen)
        {
            talk.Tell(TextKeys.CallDoneGoOn);
            return;
        }

        var done = talk.Text(TextKeys.CallDone, ("code", report.Code.Spoken), ("number", number));
        if (talk.State.Draft is not null)
        {
            Dialogue.Lost(talk, done);
            return;
        }

        if (report.Place is null && talk.State.Language is not null && Places(talk) is not null)
        {
            talk.State = talk.State with { Asking = Asking.Whereabouts, Asked = new ToSay(report.Code, talk.Now.ToUniversalTime()) };
            done += (talk.Medium == Medium.Sms ? " " : "\n\n") + talk.Text(TextKeys.CallWhere);
        }

        talk.Say(done);
    }

    // The complaint that carries the wish now.
    static Report Note(Talk talk, Report? about, string number, string? place, string textKey)
    {
        var answers = CallAnswers.Of(talk);
        // What was answered needs a place of its own: a complaint filed before says something else.
        if (answers.Length > 0 && about?.ResponseId != talk.State.Draft?.Id)
            about = null;
        var text = answers.Length > 0 ? $"{talk.Text(textKey)} {answers}" : talk.Text(textKey);
        var wish = new CallBack(number, talk.Now.ToUniversalTime());
        var (service, where) = Ending.About(talk);
        Report report;
        if (about is null)
        {
            report = new Report(talk.Lookups.NewReportCode(), wish.At, text)
            {
                Reporter = talk.State.Address,
                Channel = talk.State.Address.Channel,
                Service = service,
                Place = where ?? place,
                CallBack = wish,
                Assisted = talk.State.Draft is { Consent: not Consent.NotNeeded },
                ResponseId = answers.Length > 0 ? talk.Draft.Id : null,
            };
            talk.Do(new Effect.FileReport(report));
        }
        else
        {
            var isOnTheList = about.CallBack is { } known && string.Equals(known.Number, number, StringComparison.Ordinal) && talk.Now - known.At < Again;
            report = isOnTheList ? about : about with { CallBack = wish };
            if (answers.Length > 0)
                report = report with { Text = text, Service = service ?? about.Service, Place = where ?? about.Place };
            if (report != about)
                talk.Do(new Effect.ChangeReport(about, report));
            if (isOnTheList)
                return report;
        }

        foreach (var effect in Concerned.Tell(report, talk.Content, talk.Lookups, (coordinator, medium) => talk.Content.Texts.Say(
            TextKeys.TeamCall, coordinator.Language, medium, ("code", report.Code.Spoken), ("about", ReportWords.About(report, talk.Content, coordinator.Language)))))
            talk.Do(effect);
        return report;
    }

    static ChoiceList? Places(Talk talk) => talk.Content.Complaint.Find(Complaint.Place)?.Choices;

    static string? Number(string text)
    {
        var digits = string.Concat(text.Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));
        return digits.Length is >= FewestDigits and <= MostDigits && text.Count(char.IsLetter) <= 12 ? (text.Contains('+', StringComparison.Ordinal) ? "+" : "") + digits : null;
    }
}
