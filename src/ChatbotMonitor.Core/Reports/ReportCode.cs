using System.Globalization;

namespace ChatbotMonitor.Core.Reports;

/// <summary>A report's code: digits only, spoken in threes, the last one a check digit that catches every single wrong digit and every swap of neighbours (Damm's scheme).</summary>
/// <param name="Digits">Six, nine, twelve … digits.</param>
public readonly record struct ReportCode(string Digits)
{
    // H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004): the quasigroup of order 10.
    static readonly byte[,] Damm =
    {
        { 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 }, { 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 }, { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 },
        { 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 }, { 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 }, { 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
        { 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 }, { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 },
    };

    /// <summary>The code in threes, as it is shown and read out: <c>482 913</c>.</summary>
    public string Spoken
    {
        get
        {
            var digits = Digits;
            return string.Join(' ', Enumerable.Range(0, (digits.Length + 2) / 3).Select(i => digits.Substring(i * 3, Math.Min(3, digits.Length - (i * 3)))));
        }
    }

    /// <summary>The code of the <paramref name="number"/>th report (from 0): a different code for each number, not in sequence, scrambled by the installation's <paramref name="key"/>.</summary>
    /// <remarks>The first 100,000 numbers have six digits, the next 100,000,000 nine, and so on.</remarks>
    public static ReportCode Of(long number, ulong key)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var length = 5;
        var room = 100_000L;
        while (number >= room)
        {
            number -= room;
            length += 3;
            room = length <= 17 ? (long)Math.Pow(10, length) : throw new ArgumentOutOfRangeException(nameof(number), "There are no more codes.");
        }

        var body = Scramble(number, room, key).ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
        return new ReportCode(body + (char)('0' + CheckDigit(body)));
    }

    /// <summary>Reads a code as people write it (spaces, hyphens, "№"); null where the digits or the check digit are wrong.</summary>
    public static ReportCode? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> digits = stackalloc char[18];
        var n = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c) && n < digits.Length)
                digits[n++] = (char)('0' + (int)char.GetNumericValue(c));
            else if (char.IsLetterOrDigit(c))
                return null;
        }

        var read = new string(digits[..n]);
        return n >= 6 && n % 3 == 0 && CheckDigit(read) == 0 ? new ReportCode(read) : null;
    }

    /// <inheritdoc />
    public override string ToString() => Digits;

    static int CheckDigit(string digits)
    {
        var interim = 0;
        foreach (var c in digits)
            interim = Damm[interim, c - '0'];
        return interim;
    }

    // Four Feistel rounds over two halves that just hold the room; what falls outside walks on until it falls inside, so it stays one to one.
    static long Scramble(long number, long room, ulong key)
    {
        var half = (long)Math.Ceiling(Math.Sqrt(room));
        do
        {
            var (left, right) = (number / half, number % half);
            for (var round = 0; round < 4; round++)
                (left, right) = (right, (left + (long)(Mix((ulong)right, key + (ulong)round) % (ulong)half)) % half);
            number = (left * half) + right;
        }
        while (number >= room);
        return number;
    }

    // SplitMix64's finaliser.
    static ulong Mix(ulong value, ulong key)
    {
        var z = unchecked((value + 1) * 0x9E3779B97F4A7C15UL) ^ key;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}
