using System.Collections.Frozen;

namespace ChatbotMonitor.Core.Replies;

/// <summary>A set of words and short phrases, looked for in a reply by their sound.</summary>
sealed class Phrases
{
    readonly FrozenDictionary<string, string[][]> _byFirst;

    /// <summary>Takes phrases separated by commas.</summary>
    public Phrases(params ReadOnlySpan<string> lists)
    {
        var all = new List<string[]>();
        foreach (var list in lists)
            all.AddRange(list.Split(',').Select(p => Typed.Pieces(p).Where(w => w.Kind != PieceKind.Mark).Select(w => w.Sound).ToArray()).Where(p => p.Length > 0));
        _byFirst = all.GroupBy(p => p[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>How many pieces the longest phrase takes that begins at <paramref name="at"/>; 0 where none does. Marks within it are passed over.</summary>
    public int At(IReadOnlyList<Piece> pieces, int at)
    {
        if (pieces[at].Kind == PieceKind.Mark || !_byFirst.TryGetValue(pieces[at].Sound, out var phrases))
            return 0;
        foreach (var phrase in phrases)
        {
            var (i, matched) = (at + 1, 1);
            while (matched < phrase.Length && i < pieces.Count)
            {
                if (pieces[i].Kind == PieceKind.Mark)
                {
                    i++;
                    continue;
                }

                if (!string.Equals(pieces[i].Sound, phrase[matched], StringComparison.Ordinal))
                    break;
                matched++;
                i++;
            }

            if (matched == phrase.Length)
                return i - at;
        }

        return 0;
    }

    /// <summary>Whether one of them stands anywhere.</summary>
    public bool In(IReadOnlyList<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (At(pieces, i) > 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether the reply is one of them, and nothing else.</summary>
    public bool Are(IReadOnlyList<Piece> pieces)
    {
        var first = 0;
        while (first < pieces.Count && pieces[first].Kind == PieceKind.Mark)
            first++;
        if (first == pieces.Count)
            return false;
        var to = first + At(pieces, first);
        if (to == first)
            return false;
        while (to < pieces.Count && pieces[to].Kind == PieceKind.Mark)
            to++;
        return to == pieces.Count;
    }

    /// <summary>The reply without them.</summary>
    public List<Piece> Without(IReadOnlyList<Piece> pieces)
    {
        var rest = new List<Piece>(pieces.Count);
        for (var i = 0; i < pieces.Count;)
        {
            if (At(pieces, i) is > 0 and var taken)
            {
                i += taken;
                continue;
            }

            rest.Add(pieces[i]);
            i++;
        }

        return rest;
    }
}
