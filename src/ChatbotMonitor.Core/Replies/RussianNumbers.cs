namespace ChatbotMonitor.Core.Replies;

/// <summary>Russian number words in all their cases, with the nouns and the short forms people use for them.</summary>
static class RussianNumbers
{
    static readonly (decimal Value, NumberRole Role, string Forms)[] Cardinals =
    [
        (0, NumberRole.Zero, "ноль нуль ноля нуля нолю нулю нулём нолём нолик"),
        (1, NumberRole.Unit, "один одна одно одного одной одному одним одну одни единица единицу единичка единичку адин разок однажды"),
        (2, NumberRole.Unit, "два две двух двум двумя двое двоих двойка двойку двоечка двоечку дважды"),
        (3, NumberRole.Unit, "три трёх трех трём тремя трое троих тройка тройку троечка троечку трижды"),
        (4, NumberRole.Unit, "четыре четырёх четырем четырьмя четверо четверых четверка четверку четверочка четверочку четырежды читыре четире"),
        (5, NumberRole.Unit, "пять пяти пятью пятеро пятерых пятерка пятерку пятерочка пятерочку"),
        (6, NumberRole.Unit, "шесть шести шестью шестеро шестерых шестерка шестерку"),
        (7, NumberRole.Unit, "семь семи семеро семерых семерка семерку"),
        (8, NumberRole.Unit, "восемь восьми восемью восьмью восьмерка восьмерку восемю"),
        (9, NumberRole.Unit, "девять девяти девятью девятка девятку"),
        (10, NumberRole.Teen, "десять десяти десятью десятка десятку десяток"),
        (11, NumberRole.Teen, "одиннадцать одиннадцати одиннадцатью одинадцать"),
        (12, NumberRole.Teen, "двенадцать двенадцати двенадцатью дюжина"),
        (13, NumberRole.Teen, "тринадцать тринадцати тринадцатью"),
        (14, NumberRole.Teen, "четырнадцать четырнадцати четырнадцатью"),
        (15, NumberRole.Teen, "пятнадцать пятнадцати пятнадцатью питнадцать"),
        (16, NumberRole.Teen, "шестнадцать шестнадцати шестнадцатью шеснадцать"),
        (17, NumberRole.Teen, "семнадцать семнадцати семнадцатью"),
        (18, NumberRole.Teen, "восемнадцать восемнадцати восемнадцатью"),
        (19, NumberRole.Teen, "девятнадцать девятнадцати девятнадцатью"),
        (20, NumberRole.Ten, "двадцать двадцати двадцатью двацать двадцатка"),
        (30, NumberRole.Ten, "тридцать тридцати тридцатью трицать"),
        (40, NumberRole.Ten, "сорок сорока"),
        (50, NumberRole.Ten, "пятьдесят пятидесяти пятьюдесятью пядесят писят полтинник"),
        (60, NumberRole.Ten, "шестьдесят шестидесяти шестьюдесятью шисят шестдесят"),
        (70, NumberRole.Ten, "семьдесят семидесяти семьюдесятью"),
        (80, NumberRole.Ten, "восемьдесят восьмидесяти восьмьюдесятью восемьюдесятью"),
        (90, NumberRole.Ten, "девяносто девяноста"),
        (100, NumberRole.Hundred, "сто ста сотня сотню сотка сотку"),
        (200, NumberRole.Hundred, "двести двухсот двумстам двумястами двухстах двести"),
        (300, NumberRole.Hundred, "триста трёхсот трехсот тремстам тремястами трехстах"),
        (400, NumberRole.Hundred, "четыреста четырёхсот четырехсот четыремстам четырьмястами четырехстах"),
        (500, NumberRole.Hundred, "пятьсот пятихатка пятихатку пятисот пятистам пятьюстами пятистах пятсот питсот"),
        (600, NumberRole.Hundred, "шестьсот шестисот шестистам шестьюстами шестистах"),
        (700, NumberRole.Hundred, "семьсот семисот семистам семьюстами семистах"),
        (800, NumberRole.Hundred, "восемьсот восьмисот восьмистам восьмьюстами восемьюстами восьмистах"),
        (900, NumberRole.Hundred, "девятьсот девятисот девятистам девятьюстами девятистах"),
        (1000, NumberRole.Scale, "тысяча тысячи тысяч тысячу тысяче тысячей тысячью тысячам тысячами тысячах тыс тыщ тыща тыщи тыщу тысяча косарь тысч"),
        (1_000_000, NumberRole.Scale, "миллион миллиона миллионов млн"),
        (1.5m, NumberRole.OneAndHalf, "полтора полторы полутора"),
        (0.5m, NumberRole.AndHalf, "половиной половина"),
        (0.5m, NumberRole.OneAndHalf, "пол"),
        (500, NumberRole.Hundred, "полтысячи полтыщи"),
    ];

    static readonly (decimal Value, NumberRole Role, string Stems)[] Ordinals =
    [
        (1, NumberRole.Unit, "перв"), (2, NumberRole.Unit, "втор"), (4, NumberRole.Unit, "четвёрт четверт"), (5, NumberRole.Unit, "пят"),
        (6, NumberRole.Unit, "шест"), (7, NumberRole.Unit, "седьм"), (8, NumberRole.Unit, "восьм"), (9, NumberRole.Unit, "девят"), (10, NumberRole.Teen, "десят"),
        (11, NumberRole.Teen, "одиннадцат одинадцат"), (12, NumberRole.Teen, "двенадцат"), (13, NumberRole.Teen, "тринадцат"), (14, NumberRole.Teen, "четырнадцат"), (15, NumberRole.Teen, "пятнадцат"),
        (16, NumberRole.Teen, "шестнадцат"), (17, NumberRole.Teen, "семнадцат"), (18, NumberRole.Teen, "восемнадцат"), (19, NumberRole.Teen, "девятнадцат"),
        (20, NumberRole.Ten, "двадцат"), (30, NumberRole.Ten, "тридцат"), (40, NumberRole.Ten, "сороков"), (50, NumberRole.Ten, "пятидесят"), (60, NumberRole.Ten, "шестидесят"),
        (70, NumberRole.Ten, "семидесят"), (80, NumberRole.Ten, "восьмидесят"), (90, NumberRole.Ten, "девяност"), (100, NumberRole.Hundred, "сот"),
    ];

    static readonly string[] Adjective = ["ый", "ой", "ая", "ое", "ого", "ому", "ым", "ом", "ую", "ые", "ых", "ыми"];

    static readonly string[] Third = ["третий", "третья", "третье", "третьего", "третьему", "третьим", "третьем", "третью", "третьей", "третьи", "третьих", "третей"];

    /// <summary>All of them.</summary>
    public static IEnumerable<(string Written, NumberWord Word)> Words()
    {
        foreach (var (value, role, forms) in Cardinals)
        {
            foreach (var form in forms.Split(' '))
                yield return (form, new NumberWord(value, role));
        }

        foreach (var (value, role, stems) in Ordinals)
        {
            foreach (var stem in stems.Split(' '))
            {
                foreach (var ending in Adjective)
                    yield return (stem + ending, new NumberWord(value, role, Ordinal: true));
            }
        }

        foreach (var form in Third)
            yield return (form, new NumberWord(3, NumberRole.Unit, Ordinal: true));
    }
}
