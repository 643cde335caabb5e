using System.Globalization;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.Core.Replies;

/// <summary>Reads a number from a typed reply: one number, in digits or in words of three languages, with a unit or a polite word around it. Two numbers, a range, "more than" and "or" are not guessed at.</summary>
public static class NumberReplies
{
    const decimal Largest = 1_000_000_000_000_000m;

    static readonly Phrases Never = new(
        "ни разу, ни одного, ни одного раза, ни одной, ни один, никогда, нисколько, ничего, бесплатно, бесплатна, безплатно, безплатна, бисплатно, беcплатно, без оплаты, даром, задаром, нискольк, нету, ни сколько, ни копейки, ни сома, ни разу не был, ни разу не была, ни разу не были, ни разу не ходил, ни разу не ходила, никогда не был, никогда не была, ничего не брали, ничего не взяли, денег не брали, не брали денег, ничего не платил, ничего не платила, ничего не платили, не платил, не платила, не платили, ничего не заплатил, ничего не заплатила",
        "бир да жолу, бирда жолу, бир да ирет, бир дагы жолу, бир да, эч качан, эчкачан, эч нерсе, эч канча, эч канча эмес, эч, акысыз, бекер, бекерге, текке, бир да сом, бир тыйын да, бир да жолу барган жокмун, бир да жолу болгон жок, эч качан барган жокмун, эч нерсе төлөгөн жокмун, төлөгөн эмесмин, төлөбөдүм, төлөбөдүк, акча алган жок, акча албады, төлөгөн жокмун, акча төлөгөн жокмун, эч качан болгон эмес",
        "never, not once, not even once, not a single time, no times, none, nothing, nil, null, free, for free, free of charge, no charge, at no cost, not any, did not pay, didnt pay");

    // "Once" said by the noun alone.
    static readonly Phrases Once = new("раз, разок, один раз, once, just once, only once");

    // One of how many: only the first of the two numbers was asked for.
    static readonly Phrases OutOf = new("из, out of");

    /// <summary>Reads a whole number.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="asked">What was asked, by which a unit is known to be the wrong one; null where that is not known.</param>
    /// <param name="negative">Whether a number below zero can be meant.</param>
    public static Reading Integer(string text, Label? asked = null, bool negative = false) =>
        Read(text, asked, negative) switch
        {
            { Found: { } n } when decimal.Truncate(n.Value) == n.Value => Stored(n.Value, "0"),
            { Why: var why } => why is Why.Several ? new Reading.Unread(why) : Reading.Nothing,
        };

    /// <summary>Reads a number with or without a fraction; <c>1,500</c>, which may be a thousand and a half or one and a half, is not read.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="asked">What was asked, by which a unit is known to be the wrong one; null where that is not known.</param>
    /// <param name="negative">Whether a number below zero can be meant.</param>
    public static Reading Decimal(string text, Label? asked = null, bool negative = false) =>
        Read(text, asked, negative) switch
        {
            { Found: { MayBeFraction: false } n } => Stored(n.Value, "0.##########"),
            { Why: var why } => why is Why.Several ? new Reading.Unread(why) : Reading.Nothing,
        };

    static Reading.Value Stored(decimal number, string format) => new(number.ToString(format, CultureInfo.InvariantCulture));

    static (Quantity? Found, Why Why) Read(string text, Label? asked, bool negative)
    {
        var pieces = Manners.Plain(text);
        if (Never.In(pieces))
            return pieces.TrueForAll(p => !p.IsDigits) && Nothing(Never.Without(pieces)) ? (new Quantity(0, 0, 0), default) : default;
        // "30 мин" where minutes were asked for, and not thirty thousand.
        if (asked is not null && pieces.Exists(p => p.Text is "мин") && Units.Asks("minute", asked.Text.ByLanguage.Values))
            pieces = pieces.ConvertAll(p => p.Text is "мин" ? p with { Text = "минут", Sound = "minut", Number = null } : p);
        if (Quantities.In(pieces, figures: true) is not { } found)
            return default;
        if (found.Count == 2 && OutOf.In(pieces.GetRange(found[0].To, found[1].From - found[0].To)))
            found.RemoveAt(1);
        // "The first one", "раз пять", "раза два": a noun that is a number of its own only where it stands alone.
        if (found.Count == 2 && found[0].Ordinal && pieces[found[1].From].Text is "one")
            found.RemoveAt(1);
        // О for 0, alone or before a unit.
        if (found.Count == 0 && pieces is [{ Text: "о" or "o" }, ..] && pieces[1..].TrueForAll(p => p.Kind == PieceKind.Mark || Units.Known(p)))
            return (new Quantity(0, 0, 0), default);
        if (found.Count == 0)
            return Once.Are(Manners.Fillers.Without(pieces)) ? (new Quantity(1, 0, 0), default) : default;
        if (found.Count > 1)
            return (null, Why.Several);
        var number = found[0];
        if (number.Negative)
            number = number with { Value = -number.Value };
        return Math.Abs(number.Value) < Largest && (negative || number.Value >= 0) && Stands(pieces, number, asked) ? (number, default) : default;
    }

    // Nothing but words that add nothing, so that "не бесплатно" is not taken for free.
    static bool Nothing(List<Piece> rest) => Quantities.In(rest, figures: true) is { Count: 0 } && !Manners.Doubts.In(rest);

    // Around the number stand no doubts, no unit that was not asked for, no letters glued to it.
    static bool Stands(List<Piece> pieces, in Quantity number, Label? asked)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (Manners.Doubts.At(pieces, i) > 0)
                return false;
            if (i >= number.From && i < number.To)
                continue;
            // Half a dozen, half an hour.
            if (pieces[i].Number is { Role: NumberRole.AndHalf or NumberRole.OneAndHalf })
                return false;
            if (pieces[i] is { IsWord: true, Glued: true, Text.Length: < 3 } && i == number.To && !Units.Known(pieces[i]) && pieces[i].Text is not ("с" or "ж" or "x" or "х" or "р" or "s" or "d"))
                return false;
            if (asked is not null && Units.Other(pieces[i], asked.Text.ByLanguage.Values))
                return false;
            if (pieces[i].Kind == PieceKind.Mark && pieces[i].Text is "$" or "€" or "<" or ">" or "~" && pieces[i].Text is not "~")
                return false;
        }

        return true;
    }
}
