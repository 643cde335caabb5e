using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Digests;

/// <summary>The phrases both forms of a digest are made of.</summary>
sealed class DigestWords(Digest digest, Texts.Texts texts, Medium medium)
{
    readonly string _language = digest.Coordinator.Language;

    public string Date => Say(
        TextKeys.DigestDate,
        ("dd", digest.Date.ToString("dd", CultureInfo.InvariantCulture)),
        ("mm", digest.Date.ToString("MM", CultureInfo.InvariantCulture)),
        ("yyyy", digest.Date.ToString("yyyy", CultureInfo.InvariantCulture)));

    public string Summary => Say(TextKeys.DigestSummary, ("date", Date), ("new", New), ("usual", Average(digest.Complaints.Usual)));

    public string Quiet => Say(TextKeys.DigestQuiet, ("name", digest.Coordinator.Name), ("date", Date));

    public string Open => Say(TextKeys.DigestOpen, ("count", Number(digest.OpenCount)), ("age", Age(digest.Oldest[0].Age)));

    public string Surveys => Say(TextKeys.DigestSurveys, ("count", Number(digest.Surveys)));

    string New => Say(
        Plurals.Key(digest.Complaints.New, _language, TextKeys.DigestNewOne, TextKeys.DigestNewFew, TextKeys.DigestNewMany, TextKeys.DigestNewOther),
        ("count", Number(digest.Complaints.New)));

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => texts.Say(key, _language, medium, arguments);

    public string Line(DigestLine line) => Say(
        line.Tally.IsUp ? TextKeys.DigestLineUp : TextKeys.DigestLine,
        ("name", line.Name), ("count", Number(line.Tally.New)), ("usual", Average(line.Tally.Usual)));

    public string Age(TimeSpan age)
    {
        var days = (int)age.TotalDays;
        return days < 1
            ? Say(TextKeys.DigestUnderDay)
            : Say(Plurals.Key(days, _language, TextKeys.DigestDaysOne, TextKeys.DigestDaysFew, TextKeys.DigestDaysMany, TextKeys.DigestDaysOther), ("count", Number(days)));
    }

    public static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The code and what it is about: <c>482 913 Passport, Sokuluk district</c>.</summary>
    public static string Label(DigestReport report) => $"{report.Code.Spoken} {string.Join(", ", report.About)}".TrimEnd();

    // Below ten a tenth matters; the comma is Russian's and Kyrgyz's.
    string Average(double usual)
    {
        var shown = usual < 10 ? usual.ToString("0.#", CultureInfo.InvariantCulture) : usual.ToString("0", CultureInfo.InvariantCulture);
        return _language == Languages.English ? shown : shown.Replace('.', ',');
    }
}
