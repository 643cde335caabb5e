using System.Collections.Frozen;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Yes and no, as people say them; the one place that knows the words.</summary>
public static class YesNo
{
    // Letters held down or doubled by a slip are written once here: the reply is, too.
    static readonly FrozenSet<string> YesWords = Words(
        "ооба оба ова ава о ообо обо оова ийи туура ooba oba ova ava oobo да д ага агась угу дак da aga ugu именно верно правильно согласен согласна плюс + yes y yeah yep yup yea yah yes yess aye correct right true");

    static readonly FrozenSet<string> NoWords = Words(
        "жок жо жоок жоо ж жокчу эмес jok joq jog zhok жог joh нет нету неа н ниет нетуш нит net nea netu nyet no n nope nah nop never никогда минус -");

    // They only press what is said beside them: "конечно" is yes, "конечно нет" is no.
    static readonly Phrases Sure = new("точно, конечно, канешно, конешно, конечно же, разумеется, естественно, безусловно, обязательно, ещё бы, а как же, албетте, сөзсүз, анык, так точно, of course, ofcourse, sure, surely, certainly, definitely, absolutely, indeed, for sure, exactly");

    static readonly Phrases Refusals = new("не а, не было, не был, не была, не были, ни разу, ни в коем случае, никак нет, нет не, болгон жок, болгон эмес, эч качан, эч убакта, таптакыр, not at all, no way, not really, of course not, definitely not, certainly not, absolutely not, not once, not yet, did not, didnt");

    static readonly Phrases Agreed = new("ок, окей, окэй, оке, ok, okay, okey, okei, k, хорошо, харашо, ладно, согласен, согласна, принято, понятно, понял, поняла, ясно, прочитал, прочитала, ознакомлен, ознакомлена, готов, готова, жакшы, макул, макулмун, болот, болду, түшүндүм, түшүнүктүү, окудум, тааныштым, agree, i agree, agreed, understood, i understand, got it, fine, all right, alright, accept, done, read");

    static readonly Phrases Denials = new("не, билбейм, билбеймин, балким, мүмкүн, может, может быть, возможно, или, dont, maybe, perhaps, or, not");

    // In front of a yes or a no they change nothing.
    static readonly Phrases Hedges = new("ну, что, ответ, мой ответ, вариант, жооп, жообум, менин жообум, my answer is, answer, думаю, я думаю, думаю что, наверное, наверно, кажется, скорее, скорее всего, по моему, мне кажется, вроде, вообще то, вообще, менимче, менин оюмча, ой, э, а, well, i think, i guess, oh, probably, um, эмне, мм, ну вот, нууу, так");

    /// <summary>What a reply says: true for yes, false for no, null where it says neither, or both.</summary>
    public static bool? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(Manners.Plain(text));
    }

    /// <summary>Whether a reply agrees to what it was told: yes, or OK.</summary>
    public static bool Agrees(string text)
    {
        var pieces = Manners.Plain(text);
        return Agreed.Are(pieces) || Of(pieces) is true;
    }

    /// <summary>Whether a name or a label is a plain yes (true) or a plain no (false).</summary>
    internal static bool? Named(string folded) => YesWords.Contains(Once(folded)) && folded.Length > 1 ? true : NoWords.Contains(Once(folded)) && folded.Length > 1 ? false : null;

    internal static bool? Of(List<Piece> pieces)
    {
        if (pieces.Count == 0)
            return null;
        if (pieces.TrueForAll(p => p.Kind == PieceKind.Mark))
            return pieces.TrueForAll(p => p.Is('+')) ? true : pieces.TrueForAll(p => p.Is('-')) ? false : null;
        var words = Hedged(pieces.FindAll(p => p.Kind != PieceKind.Mark || p.Is(',')));
        if (words.Count == 0)
            return null;
        if (Refusals.At(words, 0) is > 0 and var refused && !Says(words[refused..], YesWords))
            return false;
        var first = Worth(words[0]);
        if (first is null && Sure.At(words, 0) is > 0 and var sure)
            return words[sure..] is var rest && rest.Count > 0 && Worth(rest.Find(p => p.IsWord)) is { } told ? told : Says(rest, NoWords) || Denies(rest) ? null : true;
        // "Мага жок": a yes or a no at the end of a short reply; more words may tell of something that is not there.
        if (first is null)
            return words.FindAll(p => p.IsWord).Count <= 1 && Worth(words[^1]) is { } last ? last : null;
        var others = words[1..];
        return first.Value
            ? Says(others, NoWords) || Denies(others) ? null : true
            : Says(others, YesWords) ? null : false;
    }

    static bool Denies(List<Piece> pieces) => Denials.In(pieces);

    static bool Says(List<Piece> pieces, FrozenSet<string> words) => pieces.Exists(p => p.IsWord && p.Text.Length > 1 && words.Contains(Once(p.Text)));

    static bool? Worth(in Piece piece)
    {
        if (!piece.IsWord)
            return null;
        var once = Once(piece.Text);
        return YesWords.Contains(once) ? true : NoWords.Contains(once) ? false : Lookalikes.Turned(piece.Text) is { } turned && turned.Length > 1 ? YesWords.Contains(Once(turned)) ? true : NoWords.Contains(Once(turned)) ? false : null : null;
    }

    static List<Piece> Hedged(List<Piece> words)
    {
        while (words.Count > 0 && (words[0].Is(',') || Hedges.At(words, 0) is > 0))
            words = words[(words[0].Is(',') ? 1 : Math.Max(1, Hedges.At(words, 0)))..];
        return words;
    }

    static string Once(string word)
    {
        var once = new System.Text.StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (once.Length == 0 || once[^1] != c)
                once.Append(c);
        }

        return once.ToString();
    }

    static FrozenSet<string> Words(string words) => words.Split(' ').Select(w => Once(Folding.Fold(w) is { Length: > 0 } folded ? folded : w)).ToFrozenSet(StringComparer.Ordinal);
}
