using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>"Call me": puts somebody on the coordinators' list of people to call, at once; what more would help is asked after.</summary>
static class Calling
{
    const int FewestDigits = 9, MostDigits = 15;

    /// <summary>Takes the wish, for the complaint of that code or the latest one that is open; without one it is a complaint of its own.</summary>
    public static void Ask(Talk talk, string argument)
    {
        var report = (ReportCode.Read(argument) is { } code ? talk.Own(code) : null) ?? talk.Lookups.LatestReport(talk.State.Address);
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
        Put(talk, about, number, talk.Lookups.LatestReport(talk.State.Address)?.Place);
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
        var wish = new CallBack(number, talk.Now.ToUniversalTime());
        Report report;
        if (about is null)
        {
            report = new Report(talk.Lookups.NewReportCode(), wish.At, talk.Text(TextKeys.CallText))
            {
                Reporter = talk.State.Address,
                Channel = talk.State.Address.Channel,
                Place = place,
                CallBack = wish,
            };
            talk.Do(new Effect.FileReport(report));
        }
        else
        {
            report = about with { CallBack = wish };
            talk.Do(new Effect.ChangeReport(about, report));
        }

        foreach (var effect in Concerned.Tell(report, talk.Content, talk.Lookups, (coordinator, medium) => talk.Content.Texts.Say(
            TextKeys.TeamCall, coordinator.Language, medium, ("code", report.Code.Spoken), ("about", ReportWords.About(report, talk.Content, coordinator.Language)))))
            talk.Do(effect);

        talk.State = talk.State with { Asking = talk.State.Asking == Asking.Number ? Asking.Nothing : talk.State.Asking, Asked = null, Wrong = 0 };
        var done = talk.Text(TextKeys.CallDone, ("code", report.Code.Spoken), ("number", number));
        if (talk.State.Draft is not null)
        {
            Dialogue.Lost(talk, done);
            return;
        }

        if (report.Place is null && talk.State.Language is not null && Places(talk) is not null)
        {
            talk.State = talk.State with { Asking = Asking.Whereabouts, Asked = new ToSay(report.Code, wish.At) };
            done += (talk.Medium == Medium.Sms ? " " : "\n\n") + talk.Text(TextKeys.CallWhere);
        }

        talk.Say(done);
    }

    static ChoiceList? Places(Talk talk) => talk.Content.Complaint.Find(Complaint.Place)?.Choices;

    static string? Number(string text)
    {
        var digits = string.Concat(text.Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));
        return digits.Length is >= FewestDigits and <= MostDigits && text.Count(char.IsLetter) <= 12 ? (text.Contains('+', StringComparison.Ordinal) ? "+" : "") + digits : null;
    }
}
