using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What is known of a report, told to the address that filed it and to nobody else.</summary>
static class StatusReply
{
    public static void Say(Talk talk, ReportCode code)
    {
        if (talk.Own(code) is { } report)
            Say(talk, report);
        else
            talk.Tell(TextKeys.StatusUnknown);
    }

    public static void SayLatest(Talk talk)
    {
        if (talk.LatestReport() is { } report)
            Say(talk, report);
        else
            talk.Tell(TextKeys.StatusNone);
    }

    // As it stands on the day of the complaint: the day of the visit is not kept with it.
    static Standard? StandardOf(Talk talk, Report report) =>
        talk.Content.Register.Service(report.Service)?.StandardOn(LocalTime.DayOf(report.FiledAt, talk.Content.Zone));

    static void Say(Talk talk, Report report)
    {
        var about = ReportWords.About(report, talk.Content, talk.Language);
        var text = talk.Text(TextKeys.StatusKnown,
            ("code", report.Code.Spoken), ("date", ReportWords.Day(report.FiledAt, talk.Content)), ("subject", about.Length > 0 ? about : talk.Text(TextKeys.SummarySkipped)), ("state", ReportWords.State(talk, report)));
        text = ReportWords.Fit(text, talk.Medium);
        talk.Say(talk.Medium == Medium.Chat && report.Breaches.Count > 0 ? $"{text}\n\n{BreachTold.InChat(talk, report.Breaches, StandardOf(talk, report))}" : text);
    }
}
