using System.Collections.Frozen;

namespace ChatbotMonitor.Core.Replies;

/// <summary>What numbers count: a reply in other units than were asked for (weeks for days, dollars for som) is not the number it says.</summary>
static class Units
{
    const string Money = "som";

    static readonly FrozenDictionary<string, string> Kinds = new (string Kind, string Words)[]
    {
        (Money, "сом сому сома сомов сомдон сомго сомду с soms kgs рубль рубля рублей руб р"),
        ("minute", "минута минут минуты минуту минуток мүнөт мүнөттөй мүн минутадай minute minutes mins"),
        ("hour", "час часа часов часик часика саат сааттай сааттын hour hours hrs hr"),
        ("week", "неделя недели недель неделю недельку жума жумадай week weeks"),
        ("month", "месяц месяца месяцев ай айдай month months"),
        ("year", "год года лет жыл жылдай year years"),
        ("dollar", "доллар доллара долларов баксов бакса долл баксы usd dollar dollars bucks"),
        ("euro", "евро eur euro euros"),
        ("tenge", "тенге kzt"),
        ("tyiyn", "тыйын копейка копеек копейки"),
        ("thing", "раз раза разов разок жолу ирет жолку күн күндөй күнү күндө день дня дней денек сутки суток балл балла баллов балл упай адам киши человек чел баа day days time times point points people person"),
    }.SelectMany(k => k.Words.Split(' ').Select(w => (Sound: Sound.Of(Folding.Fold(w)), k.Kind))).DistinctBy(w => w.Sound, StringComparer.Ordinal).ToFrozenDictionary(w => w.Sound, w => w.Kind, StringComparer.Ordinal);

    /// <summary>Whether a word says som or roubles.</summary>
    public static bool OfMoney(in Piece piece) => piece.IsWord && Kinds.TryGetValue(piece.Sound, out var kind) && kind is Money;

    /// <summary>Whether a word is a unit of any kind.</summary>
    public static bool Known(in Piece piece) => piece.IsWord && Kinds.ContainsKey(piece.Sound);

    /// <summary>Whether the word names a unit that is not simply a count, and that the question, where it is known, does not speak of.</summary>
    public static bool Other(in Piece piece, IEnumerable<string> asked)
    {
        if (!piece.IsWord || !Kinds.TryGetValue(piece.Sound, out var kind) || kind is Money or "thing")
            return false;
        return !Asks(kind, asked);
    }

    /// <summary>Whether a question speaks of a unit of that kind.</summary>
    public static bool Asks(string kind, IEnumerable<string> asked) =>
        asked.SelectMany(a => Typed.Pieces(a)).Any(p => p.IsWord && Kinds.TryGetValue(p.Sound, out var asks) && string.Equals(asks, kind, StringComparison.Ordinal));
}
