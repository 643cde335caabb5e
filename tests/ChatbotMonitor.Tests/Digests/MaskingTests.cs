using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;
using CsCheck;

namespace ChatbotMonitor.Tests;

public class MaskingTests
{
    static readonly string[] Gaps = ["", "", " ", "\u00a0", " - ", ") (", " ("];

    [Theory]
    [InlineData("позвоните +996555123456", "позвоните ***")]
    [InlineData("0555123456", "***")]
    [InlineData("менин номерим 0555 12 34 56, рахмат", "менин номерим ***, рахмат")]
    [InlineData("+996 (555) 12-34-56", "***")]
    [InlineData("(0555) 123-456", "***")]
    [InlineData("0 (312) 62-19-25 занято", "*** занято")]
    [InlineData("00996 700 100 200", "***")]
    [InlineData("996.555.123.456", "***")]
    [InlineData("555 123 456", "***")]
    [InlineData("0555–123–456", "***")]
    [InlineData("0555\u00a0123\u00a0456", "***")]
    [InlineData("тел:0555123456;0700654321", "тел:***;***")]
    [InlineData("ПИН 21512199012345", "ПИН ***")]
    [InlineData("ИНН 2 1512 1990 12345 мой", "ИНН *** мой")]
    [InlineData("PIN 1-01011980-00123.", "PIN ***.")]
    [InlineData("62-19-25 не отвечает", "*** не отвечает")]
    [InlineData("123 45 67", "***")]
    [InlineData("5-25-17", "5-25-17")]
    [InlineData("взяли 2000 сом", "взяли 2000 сом")]
    [InlineData("200 000 сом", "200 000 сом")]
    [InlineData("код 482 913", "код 482 913")]
    [InlineData("12.10.2025 я пришёл, 15.10.2025 снова", "12.10.2025 я пришёл, 15.10.2025 снова")]
    [InlineData("12.10.2025 2000 сом", "12.10.2025 2000 сом")]
    [InlineData("2000 12.10.2025", "2000 12.10.2025")]
    [InlineData("с 2025-10-12 по 2025-11-30", "с 2025-10-12 по 2025-11-30")]
    [InlineData("12.10.2025 0555123456", "12.10.2025 ***")]
    [InlineData("кабинет 12, очередь 45", "кабинет 12, очередь 45")]
    [InlineData("", "")]
    public void Numbers_that_give_somebody_away_are_masked(string text, string expected) => Assert.Equal(expected, Masking.Numbers(text));

    [Fact]
    public void No_number_of_a_phone_gets_through_however_it_is_spaced() =>
        Gen.Select(Gen.String[Gen.Char["0123456789"], 9, 14], Gen.Int[0, Gaps.Length - 1].Array[14], Gen.Bool, (digits, gaps, plus) =>
                (plus ? "тел.+" : "") + string.Concat(digits.Select((d, i) => i == 0 ? d.ToString() : Gaps[gaps[i - 1]] + d)))
            .Sample(text => !Masking.Numbers(text).Any(char.IsDigit));

    [Theory]
    [InlineData("one\r\n  two\tthree ", 100, "one two three")]
    [InlineData("long enough", 8, "long...")]
    [InlineData("ab👩‍👩‍👧cdef", 9, "ab...")]
    [InlineData("\u0007bell", 10, "bell")]
    public void Words_come_on_one_line(string text, int most, string expected) => Assert.Equal(expected, OneLine.Of(text, most));
}
