using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What a citizen is told unasked: how a complaint stands. One message a day, never into an open survey, never in quiet hours; what comes later waits for the next morning, and is told as it stands then.</summary>
static class News
{
    /// <summary>Notes what happened to a complaint of this person's, and tells it where the time is right.</summary>
    /// <param name="talk">The talk with whoever filed it.</param>
    /// <param name="code">Their own complaint.</param>
    /// <param name="report">The complaint that is gone on with: the same, or the one it was merged into.</param>
    public static void Hear(Talk talk, ReportCode code, Report report)
    {
        if (!MayTell(talk.State))
            return;
        var rules = talk.Content.Notices;
        if (report.Status == ReportStatus.Answered && rules.AskFixedAfter is { } after)
            talk.State = talk.State with { ToAsk = With(talk.State.ToAsk, code, talk.Now + after) };
        if (!rules.Tells(report.Status))
            return;
        talk.State = talk.State with { News = With(talk.State.News, code, talk.Now) };
        if (!IsBusy(talk.State) && Earliest(talk.State, talk.Now, talk.Content) <= talk.Now)
            Tell(talk);
    }

    /// <summary>When something is to be said next, or null.</summary>
    public static DateTimeOffset? Until(Conversation state, Content content)
    {
        if (!MayTell(state) || IsBusy(state))
            return null;
        var news = state.News.Count > 0 ? Earliest(state, state.News.Min(n => n.From), content) : (DateTimeOffset?)null;
        return Sooner(news, Fixing.Until(state, content));
    }

    /// <summary>Says what is due.</summary>
    public static void Wake(Talk talk)
    {
        Fixing.Expire(talk);
        if (!MayTell(talk.State) || IsBusy(talk.State))
            return;
        if (talk.State.News.Count > 0 && Earliest(talk.State, talk.State.News.Min(n => n.From), talk.Content) <= talk.Now)
            Tell(talk);
        else
            Fixing.AskNext(talk);
    }

    /// <summary>The first moment, not before <paramref name="from"/>, at which what waited may be sent: the next day where something was sent that day, and not in quiet hours.</summary>
    public static DateTimeOffset Earliest(Conversation state, DateTimeOffset from, Content content)
    {
        var day = LocalTime.DayOf(from, content.Zone);
        return state.ToldOn is { } told && day <= told ? content.Quiet.EndOn(told.AddDays(1), content.Zone) : content.Quiet.Open(from, content.Zone);
    }

    /// <summary>Says yes or no to news.</summary>
    public static void Toggle(Talk talk)
    {
        var quiet = !talk.State.Quiet;
        talk.State = Without(talk.State) with { Quiet = quiet };
        talk.Tell(quiet ? TextKeys.NewsOff : TextKeys.NewsOn);
    }

    /// <summary>The same conversation, with nothing left to say.</summary>
    public static Conversation Without(Conversation state) => state with { News = [], ToAsk = [] };

    static void Tell(Talk talk)
    {
        var reports = talk.State.News.Select(n => talk.Own(n.Code)).OfType<Report>().ToList();
        talk.State = talk.State with { News = [] };
        if (reports.Count == 0)
            return;
        var lines = reports.Select(r => talk.Text(TextKeys.News, ("code", r.Code.Spoken), ("state", ReportWords.State(talk, r))));
        talk.State = talk.State with { ToldOn = talk.Today };
        talk.Say(ReportWords.Fit(string.Join(talk.Medium == Medium.Sms ? "\n" : "\n\n", lines), talk.Medium));
    }

    static bool MayTell(Conversation state) => state is { IsReachable: true, Quiet: false };

    // Beside a question of a word or two news can stand, and the reply to it is read all the same; but nobody must erase by a number meant for something else.
    static bool IsBusy(Conversation state) => state.Draft is not null || state.Asking is Asking.Language or Asking.Summary or Asking.Erase;

    static List<ToSay> With(IReadOnlyList<ToSay> all, ReportCode code, DateTimeOffset from) => [.. all.Where(n => n.Code != code), new ToSay(code, from.ToUniversalTime())];

    /// <summary>The earlier of the two.</summary>
    public static DateTimeOffset? Sooner(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
