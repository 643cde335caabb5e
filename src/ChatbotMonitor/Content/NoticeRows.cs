using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.ContentFiles;

/// <summary><c>notify</c> and <c>ask_fixed_after</c> of <c>people.yaml</c>: what citizens hear of their complaints.</summary>
static class NoticeRows
{
    const string Mend = "write true or false";
    const string Never = "never";

    /// <summary>The rules; what is not written is as it is without it.</summary>
    public static NoticeRules Read(Fields root)
    {
        var d = new NoticeRules();
        var fields = root.Map("notify", "what citizens are told");
        var rules = new NoticeRules
        {
            Seen = fields?.Value("seen", Written.YesOrNo, Mend) ?? d.Seen,
            Referred = fields?.Value("referred", Written.YesOrNo, Mend) ?? d.Referred,
            Answered = fields?.Value("answered", Written.YesOrNo, Mend) ?? d.Answered,
            AskFixedAfter = Wait(root, d.AskFixedAfter),
        };
        fields?.Done();
        return rules;
    }

    static TimeSpan? Wait(Fields root, TimeSpan? fallback) =>
        root.Value("ask_fixed_after", text => text == Never ? TimeSpan.Zero : Written.Duration(text), "write a number and d, as in 5d, or never") is { } wait
            ? wait == TimeSpan.Zero ? null : wait
            : fallback;
}
