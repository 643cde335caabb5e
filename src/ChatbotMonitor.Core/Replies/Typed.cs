namespace ChatbotMonitor.Core.Replies;

/// <summary>One piece of a typed reply: a word, a run of digits, or a punctuation mark.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Text">The piece, folded.</param>
/// <param name="Sound">How a word sounds; the digits; the mark.</param>
/// <param name="Glued">Whether nothing stands between it and the piece before.</param>
readonly record struct Piece(PieceKind Kind, string Text, string Sound, bool Glued)
{
    /// <summary>The number word that it is, or null.</summary>
    public NumberWord? Number { get; init; }

    public bool IsWord => Kind == PieceKind.Word;

    public bool IsDigits => Kind == PieceKind.Digits;

    public bool Is(char mark) => Kind == PieceKind.Mark && Text[0] == mark;

    public bool Is(string sound) => Kind == PieceKind.Word && string.Equals(Sound, sound, StringComparison.Ordinal);
}

enum PieceKind
{
    Word,
    Digits,
    Mark,
}

/// <summary>A typed reply in pieces.</summary>
static class Typed
{
    // What nobody types to answer a question; the rest of it is not looked at.
    const int Longest = 120;

    static readonly string[] Marks = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    /// <summary>The pieces of a text, from its beginning.</summary>
    public static List<Piece> Pieces(string text, int longest = Longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Folding.Plain(text, nasal: true).AsSpan();
        var pieces = new List<Piece>();
        var end = -1;
        for (var i = 0; i < plain.Length && pieces.Count < longest;)
        {
            var from = i;
            if (IsLetter(plain[i]) || char.IsAsciiDigit(plain[i]))
            {
                while (i < plain.Length && (IsLetter(plain[i]) || char.IsAsciiDigit(plain[i]) || (plain[i] == '\'' && i > from && IsLetter(plain[i - 1]))))
                    i++;
                Add(pieces, plain[from..i], end == from);
                end = i;
                continue;
            }

            i++;
            if (plain[from] == ' ')
                continue;
            var mark = plain[from];
            pieces.Add(new Piece(PieceKind.Mark, mark < 128 ? Marks[mark] : mark.ToString(), "", end == from));
            end = i;
        }

        return pieces;
    }

    /// <summary>The pieces before <paramref name="from"/> and from <paramref name="to"/> on.</summary>
    public static List<Piece> Without(this List<Piece> pieces, int from, int to) => [.. pieces[..from], .. pieces[to..]];

    static bool IsLetter(char c) => char.IsLetter(c) || c == '½';

    static void Add(List<Piece> pieces, ReadOnlySpan<char> run, bool glued)
    {
        if (Number(run) is { } number)
        {
            pieces.Add(new Piece(PieceKind.Digits, number, number, glued));
            return;
        }

        for (var i = 0; i < run.Length;)
        {
            var from = i;
            var digits = char.IsAsciiDigit(run[i]);
            while (i < run.Length && char.IsAsciiDigit(run[i]) == digits)
                i++;
            var part = run[from..i].ToString();
            if (digits)
                pieces.Add(new Piece(PieceKind.Digits, part, part, glued || from > 0));
            else if (part.Replace("'", "", StringComparison.Ordinal) is { Length: > 0 } word)
                pieces.Add(Word(word, glued || from > 0));
        }
    }

    static Piece Word(string word, bool glued)
    {
        var sound = Sound.Of(word);
        return new Piece(PieceKind.Word, word, sound, glued) { Number = NumberWords.Of(word, sound) };
    }

    // Letters that are taken for digits among digits: О for 0, l for 1, З for 3.
    static string? Number(ReadOnlySpan<char> run)
    {
        if (!run.ContainsAnyInRange('0', '9'))
            return null;
        Span<char> digits = run.Length <= 32 ? stackalloc char[run.Length] : new char[run.Length];
        for (var i = 0; i < run.Length; i++)
        {
            digits[i] = run[i] switch
            {
                >= '0' and <= '9' => run[i],
                'o' or 'о' => '0',
                'l' or 'і' or 'i' when run.Length > 1 => '1',
                'з' when i > 0 => '3',
                _ => '\0',
            };
            if (digits[i] == '\0')
                return null;
        }

        return new string(digits);
    }
}
