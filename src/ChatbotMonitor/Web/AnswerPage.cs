using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Web;

/// <summary>The page that a provider answers on, in one language: the complaint, what it breaks, a box to write in. It works without scripts and names nobody.</summary>
sealed class AnswerPage(Content content, string language)
{
    /// <summary>The longest answer, in letters.</summary>
    public const int LongestAnswer = 2000;

    /// <summary>The name of the box.</summary>
    public const string Field = "answer";

    static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    static readonly string Frame = EmbeddedPages.Text("answer/page.html");

    /// <summary>The complaint with the box; <paramref name="note"/> says what was wrong with what was sent.</summary>
    public string Form(Referral referral, Report report, string? note = null)
    {
        var body = new StringBuilder();
        var about = string.Join(", ", new[] { content.Register.Service(report.Service)?.Name.In(language), content.Places.Find(report.Place)?.Name.In(language) }.OfType<string>());
        Line(body, "p", "about", $"{report.Code.Spoken} · {Day(report.FiledAt)}{(about.Length > 0 ? " · " + about : "")}");
        if (Masking.Numbers(report.Text).Trim() is { Length: > 0 } words)
            Line(body, "blockquote", null, words);
        if (report.Breaches.Count > 0)
        {
            Line(body, "h2", null, Say(TextKeys.PageBreaches));
            body.Append("    <ul>\n");
            foreach (var breach in report.Breaches)
                Line(body, "li", null, BreachWords.Say(breach, content.Texts, language, Medium.Chat));
            body.Append("    </ul>\n");
        }

        if (note is not null)
            Line(body, "p", "note", note);
        body.Append(CultureInfo.InvariantCulture, $"""
                <form method="post">
                  <label for="{Field}">{Html.Encode(Say(TextKeys.PageAnswer))}</label>
                  <textarea id="{Field}" name="{Field}" required maxlength="{LongestAnswer}" lang="{language}"></textarea>
                  <button type="submit">{Html.Encode(Say(TextKeys.PageSend))}</button>
                </form>

            """);
        Line(body, "p", "once", Say(TextKeys.PageOnce, ("until", Day(referral.Expires))));
        return Page(body.ToString());
    }

    /// <summary>A page of one sentence: the one of that key.</summary>
    public string Sentence(string key, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var body = new StringBuilder();
        Line(body, "p", "said", Say(key, arguments));
        return Page(body.ToString());
    }

    /// <summary>The bot's own sentence of that key.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> arguments) => content.Texts.Say(key, language, Medium.Chat, arguments);

    // The body last: what people wrote may look like a name of ours.
    string Page(string body) => Frame
        .Replace("{{language}}", language, StringComparison.Ordinal)
        .Replace("{{title}}", Html.Encode(Say(TextKeys.PageTitle)), StringComparison.Ordinal)
        .Replace("{{languages}}", string.Join(" · ", Languages.All.Select(l => l == language
            ? $"""<span aria-current="true">{Languages.OwnName(l)}</span>""" : $"""<a href="?l={l}" hreflang="{l}" lang="{l}">{Languages.OwnName(l)}</a>""")), StringComparison.Ordinal)
        .Replace("{{body}}", body, StringComparison.Ordinal);

    static void Line(StringBuilder body, string element, string? style, string text) =>
        body.Append(CultureInfo.InvariantCulture, $"    <{element}{(style is null ? "" : $" class=\"{style}\"")}>{Html.Encode(text)}</{element}>\n");

    string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, content.Zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
