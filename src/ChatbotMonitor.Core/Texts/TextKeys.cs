namespace ChatbotMonitor.Core.Texts;

/// <summary>The keys of <c>texts/*.yaml</c>, each with the arguments its sentence may use.</summary>
public static class TextKeys
{
    // First contact, language.
    public const string Welcome = "welcome";
    public const string ChooseLanguage = "choose_language";
    public const string LanguageSet = "language_set";

    // The digest. Sentences on SMS are parts of one message of two segments.
    public const string DigestTitle = "digest_title";                   // {name} {date}
    public const string DigestDate = "digest_date";                     // {dd} {mm} {yyyy}
    public const string DigestNewOne = "digest_new_one";                // {count}
    public const string DigestNewFew = "digest_new_few";                // {count}
    public const string DigestNewMany = "digest_new_many";              // {count}
    public const string DigestNewOther = "digest_new_other";            // {count}
    public const string DigestSummary = "digest_summary";               // {date} {new} {usual}
    public const string DigestQuiet = "digest_quiet";                   // {name} {date}
    public const string DigestUrgent = "digest_urgent";                 // {count}
    public const string DigestUrgentCodes = "digest_urgent_codes";      // {count} {codes}
    public const string DigestByService = "digest_by_service";
    public const string DigestByPlace = "digest_by_place";
    public const string DigestLine = "digest_line";                     // {name} {count} {usual}
    public const string DigestLineUp = "digest_line_up";                // {name} {count} {usual}
    public const string DigestNoService = "digest_no_service";
    public const string DigestNoPlace = "digest_no_place";
    public const string DigestMore = "digest_more";                     // {count}
    public const string DigestOpen = "digest_open";                     // {count} {age}
    public const string DigestUnderDay = "digest_under_day";
    public const string DigestDaysOne = "digest_days_one";              // {count}
    public const string DigestDaysFew = "digest_days_few";              // {count}
    public const string DigestDaysMany = "digest_days_many";            // {count}
    public const string DigestDaysOther = "digest_days_other";          // {count}
    public const string DigestSurveys = "digest_surveys";               // {count}

    /// <summary>Every key; a language that lacks one is a fault.</summary>
    public static IReadOnlyList<string> All { get; } = typeof(TextKeys).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToArray();
}
