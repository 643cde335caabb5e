using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Replies;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Is it fixed? Asked once, some days after the answer, of everybody who complained of it; a complaint that is not is taken up again.</summary>
static class Fixing
{
    const int FewWords = 3;

    static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>When the next question is due, or the open one is given up; null where there is neither.</summary>
    public static DateTimeOffset? Until(Conversation state, Content content) =>
        state is { Asking: Asking.Fixed, Asked: { } asked } ? asked.From + Patience
        : state.ToAsk.Count > 0 && MayAsk(state) ? News.Earliest(state, state.ToAsk.Min(a => a.From), content)
        : null;

    /// <summary>Stops waiting for a reply that does not come; a button pressed later still counts.</summary>
    public static void Expire(Talk talk)
    {
        if (talk.State is { Asking: Asking.Fixed, Asked: { } asked } && asked.From + Patience <= talk.Now)
            Leave(talk);
    }

    /// <summary>Asks about the complaint that has waited longest, where one is due.</summary>
    public static void AskNext(Talk talk)
    {
        while (MayAsk(talk.State) && talk.State.ToAsk.Count > 0 && Until(talk.State, talk.Content) <= talk.Now)
        {
            var next = talk.State.ToAsk.MinBy(a => a.From)!;
            talk.State = talk.State with { ToAsk = [.. talk.State.ToAsk.Where(a => a != next)] };
            // It may have been taken up again, closed, or answered for by a button since.
            if (talk.Own(next.Code) is { } own && GoneOnWith(talk, own).Status == ReportStatus.Answered)
                Ask(talk, own);
        }
    }

    /// <summary>Reads a reply to the open question; false where it is about something else, which is then heard as always.</summary>
    public static bool Take(Talk talk, Input input)
    {
        if (talk.State.Asked is not { } asked || input is not Input.Text text)
            return false;
        if (Read(text.Value) is { } isFixed && talk.Own(asked.Code) is { } report)
        {
            Confirm(talk, report, isFixed, null);
            return true;
        }

        // Words of their own are heard as always: a new complaint must not be taken for a reply. A word or two is asked about again, once.
        if (talk.State.Wrong > 0 || text.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > FewWords || talk.Own(asked.Code) is not { } again)
        {
            Leave(talk);
            return false;
        }

        talk.State = talk.State with { Wrong = talk.State.Wrong + 1 };
        Say(talk, again);
        return true;
    }

    /// <summary>Takes a press of yes or no, at whatever time; false where the complaint is not theirs.</summary>
    public static bool Press(Talk talk, PressData data, string? promptId)
    {
        if (ReportCode.Read(data.Draft) is not { } code || talk.Own(code) is not { } report)
            return false;
        Confirm(talk, report, data.Value is "yes", promptId);
        return true;
    }

    static void Ask(Talk talk, Report report)
    {
        talk.State = talk.State with { Asking = Asking.Fixed, Asked = new ToSay(report.Code, talk.Now.ToUniversalTime()), ToldOn = talk.Today, Wrong = 0 };
        Say(talk, report);
    }

    static void Say(Talk talk, Report report)
    {
        Button Answer(string key, string value) => new(talk.Text(key), new PressData(PressData.Fixed, report.Code.Digits, "", value).ToString());
        var about = ReportWords.About(report, talk.Content, talk.Language);
        var text = about.Length > 0 && talk.Medium == Medium.Chat
            ? talk.Text(TextKeys.FixedAskAbout, ("code", report.Code.Spoken), ("about", about))
            : talk.Text(TextKeys.FixedAsk, ("code", report.Code.Spoken));
        talk.Say(text, [[Answer(TextKeys.NavYes, "yes"), Answer(TextKeys.NavNo, "no")]]);
    }

    static void Confirm(Talk talk, Report own, bool isFixed, string? promptId)
    {
        talk.Show(promptId, talk.Text(isFixed ? TextKeys.NavYes : TextKeys.NavNo));
        if (talk.State.Asked?.Code == own.Code)
            Leave(talk);
        var report = GoneOnWith(talk, own);
        var move = ReportLife.Confirm(report, isFixed, talk.Now.ToUniversalTime());
        if (move is ReportMove.Moved(var after))
        {
            talk.Do(new Effect.ChangeReport(report, after));
            if (after.Status == ReportStatus.Reopened)
                TellCoordinators(talk, after);
        }

        talk.Tell(isFixed ? TextKeys.FixedYes : move is ReportMove.Moved { Report.Status: ReportStatus.Reopened } or ReportMove.Already ? TextKeys.FixedNo : TextKeys.FixedNoAgain, ("code", own.Code.Spoken));
    }

    // Each of those whose complaints were merged is asked about what they wrote; the answer is one on what it was merged into.
    static Report GoneOnWith(Talk talk, Report own) => own.Original is { } original ? talk.Report(original) ?? own : own;

    static void TellCoordinators(Talk talk, Report report)
    {
        foreach (var effect in Concerned.Tell(report, talk.Content, talk.Lookups, (coordinator, medium) => talk.Content.Texts.Say(
            TextKeys.TeamNotFixed, coordinator.Language, medium, ("code", report.Code.Spoken), ("about", ReportWords.About(report, talk.Content, coordinator.Language)))))
            talk.Do(effect);
    }

    // By number as it was asked, or in words.
    static bool? Read(string text) => text.Trim().TrimEnd('.', ')') switch
    {
        "1" => true,
        "2" => false,
        var words => YesNo.Read(words),
    };

    static bool MayAsk(Conversation state) => state.Asking is Asking.Nothing or Asking.Whereabouts;

    static void Leave(Talk talk) => talk.State = talk.State with { Asking = talk.State.Asking == Asking.Fixed ? Asking.Nothing : talk.State.Asking, Asked = null, Wrong = 0 };
}
