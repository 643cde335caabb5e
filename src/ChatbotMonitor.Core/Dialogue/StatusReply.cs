using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is known of a report, told to the address that filed it and to nobody else.</summary>
static class StatusReply
{
    public static void Say(Talk talk, ReportCode code)
    {
        if (talk.Lookups.Report(code) is { } report && report.Reporter == talk.State.Address)
            Say(talk, report);
        else
            talk.Tell(TextKeys.StatusUnknown);
    }

    public static void SayLatest(Talk talk)
    {
        if (talk.Lookups.LatestReport(talk.State.Address) is { } report)
            Say(talk, report);
        else
            talk.Tell(TextKeys.StatusNone);
    }

    static void Say(Talk talk, Report report)
    {
        var about = ReportWords.About(report, talk.Content, talk.Language);
        var text = talk.Text(TextKeys.StatusKnown,
            ("code", report.Code.Spoken), ("date", ReportWords.Day(report.FiledAt, talk.Content)), ("subject", about.Length > 0 ? about : talk.Text(TextKeys.SummarySkipped)), ("state", ReportWords.State(talk, report)));
        talk.Say(ReportWords.Fit(text, talk.Medium));
    }
}
