using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ChatbotMonitor.Channels.Twilio;

namespace ChatbotMonitor.Tests;

public sealed class TwilioSignatureTests
{
    const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";

    // The example of Twilio's documentation, its token being 12345; the others are its own libraries' test vectors.
    static readonly KeyValuePair<string, string>[] Call =
    [
        new("Digits", "1234"), new("To", "+18005551212"), new("From", "+14158675309"), new("Caller", "+14158675309"), new("CallSid", "CA1234567890ABCDE"),
    ];

    [Fact]
    public void Twilios_own_example_holds() => Assert.Equal("RSOYDt4T1cUTdK1PDd93/VVr8B8=", TwilioSignature.Of("12345", Url, Call));

    [Fact]
    public void A_name_that_comes_more_than_once_is_signed_by_its_distinct_values() =>
        Assert.True(TwilioSignature.IsValid(
            "IK+Dwps556ElfBT0I3Rgjkr1wJU=",
            "12345",
            Url,
            [new("Sid", "CA123"), new("SidAccount", "AC123"), new("Digits", "5678"), new("Digits", "1234"), new("Digits", "1234")]));

    [Theory]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "CYn1h0gLBdNxDGkKJg6hYohgeD8=")]
    [InlineData("http://mycompany.com:1234/myapp.php?foo=1&bar=2", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("http://Username:Password@MyCompany.com/myapp.php?foo=1&bar=2", "SkTSKyDJH9kUlhItI0slbgZ1UsI=")]
    public void The_port_may_be_signed_or_not(string url, string signature) =>
        Assert.True(TwilioSignature.IsValid(signature, "12345", url, Call));

    [Theory]
    [InlineData("https://[2001:db8::1]/sms/twilio", "https://[2001:db8::1]:443/sms/twilio")]
    [InlineData("https://user:word@host/sms/twilio", "https://user:word@host:443/sms/twilio")]
    [InlineData("http://host:80/sms/twilio?a=1:2", "http://host/sms/twilio?a=1:2")]
    [InlineData("https://host", "https://host:443")]
    public void The_ports_colon_is_told_from_others(string known, string signed) =>
        Assert.True(TwilioSignature.IsValid(ByTheBook("secret", signed, Call), "secret", known, Call));

    [Fact]
    public void Names_are_sorted_by_code_not_by_letter()
    {
        KeyValuePair<string, string>[] form = [new("b", "1"), new("B", "2"), new("a", "ж"), new("Ab", ""), new("_", "x"), new("Body", "  spaces kept ")];
        Assert.Equal(ByTheBook("secret", Url, form), TwilioSignature.Of("secret", Url, form));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B9=")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8A==")]
    [InlineData("not base64 at all")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8=RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    public void Anything_else_is_refused(string? signature) => Assert.False(TwilioSignature.IsValid(signature, "12345", Url, Call));

    [Fact]
    public void A_change_anywhere_is_seen()
    {
        var signature = TwilioSignature.Of("12345", Url, Call);
        Assert.False(TwilioSignature.IsValid(signature, "12346", Url, Call));
        Assert.False(TwilioSignature.IsValid(signature, "12345", Url + "&x=1", Call));
        Assert.False(TwilioSignature.IsValid(signature, "12345", Url, [.. Call[1..], new("Digits", "1235")]));
        Assert.False(TwilioSignature.IsValid(signature, "12345", Url, [.. Call, new("Extra", "1")]));
    }

    // "Take the full URL, append each parameter name and value sorted by name, sign with HMAC-SHA1 and the token, encode in base64."
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Twilio signs with HMAC-SHA1 and nothing else.")]
    static string ByTheBook(string token, string url, KeyValuePair<string, string>[] form)
    {
        var sorted = form.ToList();
        sorted.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        using var mac = new HMACSHA1(Encoding.UTF8.GetBytes(token));
        return Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(url + string.Concat(sorted.Select(p => p.Key + p.Value)))));
    }
}
