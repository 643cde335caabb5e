using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Scorecards;

/// <summary>Names, figures and sentences of a report in its language.</summary>
sealed class Words(Findings findings, string language)
{
    /// <summary>Stands where a figure may not be shown.</summary>
    public const string Hidden = "…";

    public string Language => language;

    /// <summary>A sentence of the texts.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => findings.Content.Texts.Say(key, language, Medium.Chat, arguments);

    public string Service(string id) => findings.Content.Register.Service(id)?.Name.In(language) ?? id;

    public string Provider(string id) => findings.Content.Register.Provider(id)?.Name.In(language) ?? id;

    public string Place(string id) => findings.Content.Places.Find(id)?.Name.In(language) ?? id;

    public string Dimension(Dimension dimension) => Say(MonitoringWords.KeyOf(dimension));

    /// <summary>What a score tells of.</summary>
    public string Subject(ScoreSubject subject) => subject switch
    {
        { Indicator: { } id } => findings.Content.Indicators.First(i => i.Id == id).Name.In(language),
        { Dimension: { } dimension } => Dimension(dimension),
        _ => Say(TextKeys.CardTotal),
    };

    /// <summary>Of whom.</summary>
    public string Of(ScoreScope scope) => scope switch
    {
        { Provider: { } provider } => Provider(provider),
        { Service: { } service, Place: { } place } => $"{Service(service)}, {Place(place)}",
        { Service: { } service } => Service(service),
        { Place: { } place } => Place(place),
        _ => Say(TextKeys.CardWhole),
    };

    /// <summary>A whole number; null where it may not be shown.</summary>
    public static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A figure without digits behind the point.</summary>
    public static string Whole(double figure) => Math.Round(figure, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>A figure with two digits behind the point, as the language writes it.</summary>
    public string Fine(double figure) => BreachWords.Figure(figure.ToString("0.00", CultureInfo.InvariantCulture), language);

    /// <summary>A day: 25.09.2026, in English 2026-09-25.</summary>
    public string Day(DateOnly day) => day.ToString(language == Languages.English ? "yyyy-MM-dd" : "dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>Of how many a score is; at most so many, where the number itself would tell how many of a few left the question out.</summary>
    public static string N(Measured score) => score.Most is { } most ? $"≤ {Number(most)}" : Number(score.N)!;

    /// <summary>A score in a sentence, with its interval and of how many it is.</summary>
    public string Headline(Measured score) => Say(score.Most is null ? TextKeys.CardHeadline : TextKeys.CardHeadlineMost,
        ("score", Whole(score.Value)), ("from", Whole(score.Interval.Low)), ("to", Whole(score.Interval.High)), ("n", Number(score.Most ?? score.N)!));
}
