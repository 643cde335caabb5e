namespace ChatbotMonitor.Core.Replies;

/// <summary>Words around an answer that are none: politeness, hedges, "option number". And those that turn an answer round.</summary>
static class Manners
{
    /// <summary>Thanks, greetings, requests.</summary>
    public static Phrases Polite { get; } = new(
        "рахмат, чоң рахмат, көп рахмат, ыракмат, чоң ыракмат, сизге рахмат, сураныч, суранам, өтүнөм, өтүнүч, саламатсызбы, саламатсыңбы, салам, ассалому алейкум, ассалом алейкум, салом, кечиресиз, кечирип коюңуз, байке, эже, агай, эжей, куттуу күн",
        "спасибо, большое спасибо, спасибо большое, спс, пасиба, благодарю, пожалуйста, пожалуста, пжл, плиз, здравствуйте, здрасьте, здравствуй, привет, добрый день, доброе утро, добрый вечер, извините, простите, уважаемые, будьте добры",
        "thank you, thank you very much, thanks, thanks a lot, many thanks, thx, please, pls, plz, hello, hi, hey, good morning, good afternoon, good evening, sorry, dear, sir, madam");

    /// <summary>Words that say no more than the answer beside them.</summary>
    public static Phrases Fillers { get; } = new(
        "жооп, жообу, жообум, менин жообум, вариант, варианты, номер, номери, цифра, цифрасы, сан, тандайм, тандадым, тандоо, кызмат, бул, ушул, мен, меники, менимче, менин оюмча, болжол менен, болжолдуу, болжолу, чамасы, чамасында, чамалуу, жакын, балким, менен, эле, гана, деп, го, экен, эле экен, жөнүндө, боюнча, үчүн, кызматы, ээ, мм",
        "ответ, отвечаю, мой ответ, вариант, варианта, вариантом, номер, номером, номера, цифры, пункты, под номером, услуга, услугу, услуги, подходит, подходят, перечисленные, цифра, цифру, цифрой, число, пункт, пункта, выбираю, выберу, выбрал, выбрала, нажимаю, это, этот, эта, эту, мой, моя, мое, я, мне, мы, нам, нас, меня, у меня, у нас, наверное, наверно, навернае, думаю, я думаю, кажется, мне кажется, по моему, примерно, где то, около, приблизительно, порядка, почти, всего, всего лишь, только, ну, вот, типа, там, в, во, на, по, к, ко, про, о, об, за, из за, с, со, для, при, под, был, была, было, были, ходил, ходила, платил, платила, заплатил, заплатила, так, же, уже, итого, ровно",
        "the, a, an, my, our, number, no, num, option, options, numbers, service, answer, choice, choose, i choose, i chose, my answer is, it is, it was, its, it, is, was, this, that, i, i think, i guess, we, me, about, around, approximately, approx, roughly, nearly, almost, only, just, exactly, to, at, in, on, of, for, with, probably, paid, went");

    /// <summary>Words that turn an answer round or leave it open: not, or, more than.</summary>
    public static Phrases Doubts { get; } = new(
        "же, же болбосо, эмес, тескерисинче, көп, көбүрөөк, ашык, ашуун, аз, азыраак, кем, кеминде, сайын, ар бир, чейин, баштап, билбейм, эстебейм, канча, бир нече, бир канча",
        "или, либо, не, нет, ни, больше, более, свыше, меньше, менее, до, от, минимум, максимум, каждый, каждую, каждое, каждые, в день, в неделю, в месяц, в год, между, кроме, без, сколько, с лишним, лишним, с хвостиком, незнаю, несколько, пара, пару, тире, раза в, может, может быть, возможно",
        "or, not, no more, more, over, above, less, fewer, under, below, least, most, between, per, every, each, up to, until, without, except, unless, how, couple, few, several, many, a day, a week, a month, maybe, perhaps, dont, didnt, unknown");

    /// <summary>The reply without politeness.</summary>
    public static List<Piece> Plain(string text) => Polite.Without(Typed.Pieces(text));
}
