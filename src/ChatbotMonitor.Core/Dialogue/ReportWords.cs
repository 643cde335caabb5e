using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>A complaint in words: what it is about, and how it stands.</summary>
static class ReportWords
{
    // Two segments of an SMS in Cyrillic, joined, and in Latin.
    const int SmsSegments = 2;

    /// <summary>The names of its service and place, those that were given.</summary>
    public static string About(Report report, Content content, string language) => string.Join(", ", new[]
    {
        content.Register.Service(report.Service)?.Name.In(language),
        content.Places.Find(report.Place)?.Name.In(language),
    }.OfType<string>());

    /// <summary>How it stands, for whoever filed it: one sentence. A duplicate stands as the one that is gone on with.</summary>
    public static string State(Talk talk, Report report)
    {
        var now = Standing(talk, report);
        var last = now.Changes.LastOrDefault(c => c.Status == now.Status);
        var date = last is null ? "" : Day(last.At, talk.Content);
        return now.Status switch
        {
            ReportStatus.New or ReportStatus.Duplicate => talk.Text(TextKeys.StateNew),
            ReportStatus.Seen => talk.Text(TextKeys.StateSeen, ("date", date)),
            ReportStatus.Referred => Referred(talk, now, date),
            ReportStatus.Answered => Answered(talk, now, date),
            ReportStatus.Fixed => talk.Text(TextKeys.StateFixed),
            ReportStatus.NotFixed => talk.Text(TextKeys.StateNotFixed),
            ReportStatus.Closed => last is { Note.Length: > 0 } ? talk.Text(TextKeys.StateClosedWhy, ("date", date), ("text", last.Note)) : talk.Text(TextKeys.StateClosed, ("date", date)),
            ReportStatus.Reopened => talk.Text(TextKeys.StateReopened, ("date", date)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The report that is gone on with in a duplicate's place, or the report itself.</summary>
    public static Report Standing(Talk talk, Report report)
    {
        // Merged into one that was merged in turn: never in a circle, but a file may be repaired by hand.
        var seen = new HashSet<ReportCode>();
        while (report.Original is { } original && seen.Add(report.Code) && talk.Report(original) is { } found)
            report = found;
        return report;
    }

    /// <summary>The day something happened, where the citizen is.</summary>
    public static string Day(DateTimeOffset at, Content content) => TimeZoneInfo.ConvertTime(at, content.Zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A text as it may be long on its medium: whole in a chat, cut to two segments by SMS.</summary>
    public static string Fit(string text, Medium medium) => medium == Medium.Sms ? Fit(text, SmsSegments) : text;

    /// <summary>As much of a text as so many segments of an SMS hold.</summary>
    public static string Fit(string text, int segments)
    {
        var most = text.Length;
        while (Segments.Of(OneLine.Cut(text, most)).Count > segments)
            most = Math.Min(most - 1, most * 9 / 10);
        // The first guess may be too short by a tenth: lengthen it letter by letter.
        while (most < text.Length && Segments.Of(OneLine.Cut(text, most + 1)).Count <= segments)
            most++;
        return OneLine.Cut(text, most);
    }

    static string Referred(Talk talk, Report report, string date)
    {
        var provider = talk.Content.Register.Provider(talk.Lookups.LatestReferral(report.Code)?.ProviderId ?? talk.Content.Register.Service(report.Service)?.ProviderId);
        return provider is null ? talk.Text(TextKeys.StateReferred, ("date", date)) : talk.Text(TextKeys.StateReferredTo, ("date", date), ("provider", provider.Name.In(talk.Language)));
    }

    static string Answered(Talk talk, Report report, string date)
    {
        var answer = report.Changes.LastOrDefault(c => c.Status == ReportStatus.Answered && c.By.Kind is ActorKind.Provider or ActorKind.Coordinator && c.Note.Length > 0);
        return answer is null ? talk.Text(TextKeys.StateAnswered, ("date", date)) : talk.Text(TextKeys.StateAnsweredText, ("date", date), ("text", answer.Note));
    }
}
