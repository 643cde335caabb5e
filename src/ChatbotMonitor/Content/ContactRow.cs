using System.Globalization;
using ChatbotMonitor.Channels;
using ChatbotMonitor.Core.Register;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.ContentFiles;

/// <summary>A provider's <c>contact</c>: one address, and the language it is written to in.</summary>
static class ContactRow
{
    static readonly string[] Ways = ["telegram", "sms", "email"];

    static readonly Dictionary<string, int> LanguageWords = Languages.All.ToDictionary(l => l, _ => 0, StringComparer.Ordinal);

    /// <summary>The contact, or null where there is none.</summary>
    public static ProviderContact? Read(Fields provider)
    {
        if (provider.Map("contact", "a contact") is not { } fields)
            return null;
        var given = Ways.Count(way => fields.Node(way) is not null);
        var contact = new ProviderContact(
            Way(fields, "telegram", Chat, "write the number of a chat, as in 1234567; of a group it begins with '-'"),
            Way(fields, "sms", text => PhoneNumber.ToE164(text), "write a telephone number, as in \"+996312123456\""),
            Way(fields, "email", Mail, "write an address, as in office@example.org"));
        if (fields.Text("language") is { } language)
        {
            fields.OneOf(language, "language", LanguageWords);
            contact = contact with { Language = language.Value };
        }

        fields.Done();
        if (given != 1)
            fields.Faults.Error(fields.At, given == 0 ? "a contact without an address" : "a contact with several addresses", "give one of telegram, sms and email");
        return contact;
    }

    static string? Way(Fields fields, string key, Func<string, string?> read, string mend)
    {
        if (fields.Text(key) is not { } text)
            return null;
        if (read(text.Value) is { } address)
            return address;
        fields.Faults.Error(text.At, $"'{key}' is '{Fields.Short(text.Value)}'", mend);
        return null;
    }

    static string? Chat(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat) && chat != 0 ? text : null;

    static string? Mail(string text) => text.Split('@') is [{ Length: > 0 }, { Length: > 2 } host] && host.Contains('.', StringComparison.Ordinal) && !text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';') ? text : null;
}
