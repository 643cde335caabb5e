using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Scorecards;

/// <summary>What somebody who was questioned said and agreed to be quoted with: of no place, and without whatever leads to anybody.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Words">The words.</param>
sealed record Quotation(string Service, string Words)
{
    /// <summary>The question of an interview whose answer may be quoted.</summary>
    public const string Comment = "comment";

    /// <summary>The question whether it may be.</summary>
    public const string Agreed = "quote";

    const string Yes = "yes";
    const int Shortest = 12;
    const int Longest = 300;
    const int EachService = 5;

    /// <summary>A few of each service, those said first by the ids of their responses: an order that tells nothing.</summary>
    public static IReadOnlyList<Quotation> Of(IEnumerable<Response> interviews) =>
    [
        .. interviews.Where(r => Answer(r, Agreed) == Yes)
            .Select(r => (r.Id, r.Fieldwork!.Service, Words: Scrubbing.Words(Answer(r, Comment))))
            .Where(q => q.Words.Length is >= Shortest and <= Longest)
            .OrderBy(q => q.Id, StringComparer.Ordinal).DistinctBy(q => (q.Service, q.Words))
            .GroupBy(q => q.Service, StringComparer.Ordinal)
            .SelectMany(g => g.Take(EachService)).Select(q => new Quotation(q.Service, q.Words)),
    ];

    static string Answer(Response response, string name) => response.Answers.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.Ordinal))?.Value ?? "";
}
