using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Finds which choices of a list a reply speaks of.</summary>
/// <param name="reader">The list.</param>
/// <param name="allowed">By place in the list, the choices that may be named; null for all.</param>
readonly ref struct ChoiceSearch(ChoiceReader reader, ReadOnlySpan<bool> allowed)
{
    // More words tell a story: a slip of the finger is not looked for in each of them.
    const int Story = 8;

    // A beginning this short is an abbreviation only of a word that is clearly longer; else it may be a slip.
    const int Short = 3, ClearlyLonger = 5;

    readonly ReadOnlySpan<bool> _allowed = allowed;

    bool May(int choice) => _allowed.IsEmpty || _allowed[choice];

    /// <summary>The choices written or sounding just as the reply does.</summary>
    public List<int> Exact(string folded, List<Piece> pieces)
    {
        var found = Only(reader.Written(folded));
        if (found.Count > 0)
            return found;
        var heard = KnownLabel.HeardOf(pieces);
        // "Но" sounds like No; short words of yes and no are known by their letters.
        return reader.AsksYesOrNo && heard.Length < 3 ? [] : Only(reader.Heard(heard));
    }

    /// <summary>The choices that the form calls so.</summary>
    public List<int> Called(string folded) => Only(reader.Named(folded));

    /// <summary>The choices that the words of a reply speak of, best first tried: a whole label with other endings, its beginning, some of its words, one with a slip.</summary>
    public List<int> Named(string folded, List<Piece> pieces)
    {
        var words = pieces.FindAll(p => p.Kind != PieceKind.Mark);
        if (words.Count == 0)
            return [];
        var whole = Whole(words);
        if (whole.Count > 0)
            return whole;
        var begun = Begun(folded, words);
        if (begun.Count > 0)
            return begun;
        // A slip in a label of several words says more than one word of it that other labels have, too.
        var slipped = words.Count > 1 ? Slipped(words) : [];
        if (slipped.Count > 0)
            return slipped;
        var told = Told(words);
        return told.Count > 0 ? told : Slipped(words);
    }

    /// <summary>The choices that share a word with the reply, and how much of their label; for words that tell of many things.</summary>
    public List<(int Choice, int Score)> Mentioned(List<Piece> pieces)
    {
        var heard = pieces.Where(p => p.IsWord && p.Sound.Length > 2).Select(p => p.Sound).Distinct(StringComparer.Ordinal).ToLookup(s => s[0]);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in reader.Words)
        {
            if (word.Sound.Length > 2 && heard[word.Sound[0]].Any(h => Endings.Same(word.Sound, h) || (word.Sound.Length > 6 && h.Length > 5 && Slips.Count(word.Sound, h, 1) <= 1)))
                shared.Add(word.Sound);
        }

        var scores = new int[reader.Choices.Count];
        foreach (var label in reader.Labels)
        {
            var common = label.Words.Where(shared.Contains).Sum(w => w.Length);
            if (common > 0 && May(label.Choice))
                scores[label.Choice] = Math.Max(scores[label.Choice], (common * 10) - (label.Heard.Length - common));
        }

        return [.. scores.Select((score, choice) => (choice, score)).Where(s => s.score > 0)];
    }

    // Every word of the label, with its own endings, and no other.
    List<int> Whole(List<Piece> words)
    {
        var found = new List<int>();
        foreach (var label in reader.Labels)
        {
            if (label.Words.Length != words.Count || !May(label.Choice) || found.Contains(label.Choice))
                continue;
            var same = true;
            for (var i = 0; i < label.Words.Length && same; i++)
                same = Endings.Same(label.Words[i], words[i].Sound);
            if (same)
                found.Add(label.Choice);
        }

        return found;
    }

    List<int> Begun(string folded, List<Piece> words)
    {
        var found = new List<int>();
        if (words is [{ Text.Length: 1 } letter])
        {
            // One letter is the first of a word as it is written: C is not Суу.
            foreach (var label in reader.Labels)
            {
                if (letter.IsWord && label.Folded.StartsWith(letter.Text[0]) && label.Heard.Length > 1 && May(label.Choice) && !found.Contains(label.Choice))
                    found.Add(label.Choice);
            }

            return found;
        }

        var heard = KnownLabel.HeardOf(words);
        if (heard.Length < 2)
            return found;
        foreach (var label in reader.Labels)
        {
            if (label.Heard.StartsWith(heard, StringComparison.Ordinal) && (heard.Length >= Short ? heard.Length > Short || label.Heard.Length > ClearlyLonger - 1 : label.Heard.Length >= ClearlyLonger)
                && May(label.Choice) && !found.Contains(label.Choice))
                found.Add(label.Choice);
        }

        return found;
    }

    // Each word of the reply speaks of some choices; one that all the words of another choice speak of, and more, is the better one.
    List<int> Told(List<Piece> words)
    {
        Span<ulong> told = reader.Choices.Count <= 256 ? stackalloc ulong[reader.Choices.Count] : new ulong[reader.Choices.Count];
        told.Clear();
        for (var i = 0; i < words.Count && i < 64; i++)
            Mark(words[i], 1ul << i, told, alone: words.Count == 1, slips: words.Count <= Story);
        return Best(told);
    }

    void Mark(in Piece piece, ulong bit, Span<ulong> told, bool alone, bool slips)
    {
        var heard = piece.Sound;
        if (heard.Length < 2)
            return;
        if (Marked(heard, bit, told, static (word, typed) => Endings.Same(word, typed)))
            return;
        if (heard.Length > 3 || (alone && heard.Length == 3))
        {
            if (Marked(heard, bit, told, static (word, typed) => word.Length >= typed.Length + 2 && word.StartsWith(typed, StringComparison.Ordinal)))
                return;
        }

        if (piece.IsWord)
        {
            foreach (var other in Sound.Others(piece.Text))
            {
                if (Marked(other, bit, told, static (word, typed) => Endings.Same(word, typed)))
                    return;
            }
        }

        if (slips && piece.IsWord && Slips.Allowed(heard.Length) > 0 && !Manners.Doubts.In([piece]) && !Units.Known(piece))
            Near(heard, bit, told);
    }

    bool Marked(string heard, ulong bit, Span<ulong> told, Func<string, string, bool> fits)
    {
        var marked = false;
        foreach (var word in reader.Words)
        {
            if (word.Sound[0] != heard[0] || !fits(word.Sound, heard))
                continue;
            foreach (var choice in word.Choices)
            {
                if (!May(choice))
                    continue;
                told[choice] |= bit;
                marked = true;
            }
        }

        return marked;
    }

    void Near(string heard, ulong bit, Span<ulong> told)
    {
        var letters = KnownWord.LettersOf(heard);
        var most = Slips.Allowed(heard.Length);
        // The fewest slips win; words with more are not taken.
        for (var slips = 1; slips <= most; slips++)
        {
            var found = false;
            foreach (var word in reader.Words)
            {
                if (Slips.Allowed(word.Sound.Length) < slips || !KnownWord.MayBeNear(letters, word.Letters, slips) || !IsSlip(word.Sound, heard) || Slips.Count(word.Sound, heard, slips) > slips)
                    continue;
                foreach (var choice in word.Choices)
                {
                    if (!May(choice))
                        continue;
                    told[choice] |= bit;
                    found = true;
                }
            }

            if (found)
                return;
        }
    }

    // In a short word the first letter is not where fingers slip; года is not вода.
    static bool IsSlip(string word, string heard) => word.Length > 5 || word[0] == heard[0] || (heard.Length > 1 && word[0] == heard[1] && word[1] == heard[0]);

    List<int> Slipped(List<Piece> words)
    {
        var heard = KnownLabel.HeardOf(words);
        var letters = KnownWord.LettersOf(heard);
        var found = new List<int>();
        for (var slips = 1; slips <= Slips.Allowed(heard.Length) && found.Count == 0; slips++)
        {
            foreach (var label in reader.Labels)
            {
                if (Slips.Allowed(label.Heard.Length) >= slips && May(label.Choice) && !found.Contains(label.Choice) && KnownWord.MayBeNear(letters, label.Letters, slips) && IsSlip(label.Heard, heard)
                    && Slips.Count(label.Heard, heard, slips) <= slips)
                    found.Add(label.Choice);
            }
        }

        return found;
    }

    static List<int> Best(ReadOnlySpan<ulong> told)
    {
        var best = new List<int>();
        for (var i = 0; i < told.Length; i++)
        {
            if (told[i] == 0)
                continue;
            var beaten = false;
            for (var j = 0; j < told.Length && !beaten; j++)
                beaten = told[j] != told[i] && (told[j] & told[i]) == told[i];
            if (!beaten)
                best.Add(i);
        }

        return best;
    }

    List<int> Only(int[] choices)
    {
        var found = new List<int>(choices.Length);
        foreach (var choice in choices)
        {
            if (May(choice))
                found.Add(choice);
        }

        return found;
    }
}
