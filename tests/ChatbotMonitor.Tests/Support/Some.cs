using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Places;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Tests;

/// <summary>Values that a test needs and does not care about.</summary>
static class Some
{
    static int _ids;

    public static readonly DateTimeOffset Time = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static TimeZoneInfo Bishkek { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek");

    /// <summary>Sentences that name themselves, in Kyrgyz, Russian and English.</summary>
    public static Texts Texts { get; } = new(Sentences(Languages.All));

    /// <summary>A conversation in this language makes the dialogue throw: it has no sentences but those of the complaint, which are read at start.</summary>
    public const string Broken = Languages.Kyrgyz;

    public static Content Content { get; } = ContentWith(Texts);

    public static Content BrokenContent { get; } = ContentWith(new Texts(Sentences([.. Languages.All])
        .Where(s => s.Key.Language != Broken || s.Key.Key.StartsWith("complaint", StringComparison.Ordinal))));

    static Content ContentWith(Texts texts) => new([], new ServiceRegister([], []), new Gazetteer([]), [], texts, Bishkek);

    public static Address Chat(int number = 1) => new(ChannelNames.Telegram, $"70000000{number}");

    public static Address Phone(int number = 1) => new(ChannelNames.Sms, $"+99655500010{number}");

    public static Inbound Inbound(Address from, string text = "hello", string? id = null, string? language = "en") =>
        new(id ?? $"test:{Interlocked.Increment(ref _ids)}", from, Time, new Input.Text(text)) { LanguageHint = language };

    public static OutboxMessage Message(long id, Address to, string? text = null, DateTimeOffset? at = null) =>
        new(id, new Outbound(to, text ?? $"message {id}"), at ?? Time, 0, at ?? Time);

    static IEnumerable<KeyValuePair<(string Language, string Key), Phrase>> Sentences(IEnumerable<string> languages) =>
        languages.SelectMany(l => TextKeys.All.Select(k => KeyValuePair.Create((l, k), new Phrase($"{l}:{k}"))));
}
