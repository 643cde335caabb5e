namespace ChatbotMonitor.Tests;

/// <summary>Numbers to 999,999 as they are said in Kyrgyz, Russian and English.</summary>
static class SpokenNumbers
{
    static readonly string[] KyrgyzUnits = ["", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз"];
    static readonly string[] KyrgyzTens = ["", "он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон"];
    static readonly string[] RussianUnits = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"];
    static readonly string[] RussianTens = ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
    static readonly string[] RussianHundreds = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];
    static readonly string[] EnglishUnits = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static string Say(int number, string language) => language switch
    {
        _ when number == 0 => language switch { "ky" => "нөл", "ru" => "ноль", _ => "zero" },
        "ky" => Join(number >= 1000 ? Join(number >= 2000 ? Kyrgyz(number / 1000) : "", "миң") : "", Kyrgyz(number % 1000)),
        "ru" => Join(number >= 1000 ? Thousands(number / 1000) : "", Russian(number % 1000, feminine: false)),
        _ => Join(number >= 1000 ? $"{English(number / 1000)} thousand" : "", number % 1000 is var rest && rest is > 0 and < 100 && number > 1000 ? $"and {English(rest)}" : English(rest)),
    };

    static string Kyrgyz(int n) => Join(n >= 100 ? Join(n >= 200 ? KyrgyzUnits[n / 100] : "", "жүз") : "", Join(KyrgyzTens[n / 10 % 10], KyrgyzUnits[n % 10]));

    static string Russian(int n, bool feminine)
    {
        var below = n % 100;
        var units = below < 20 ? below : below % 10;
        var word = feminine && units is 1 or 2 ? units == 1 ? "одна" : "две" : RussianUnits[units];
        return Join(RussianHundreds[n / 100], Join(below < 20 ? "" : RussianTens[below / 10], word));
    }

    static string Thousands(int n) =>
        $"{Russian(n, feminine: true)} {(n % 100 is >= 11 and <= 14 ? "тысяч" : (n % 10) switch { 1 => "тысяча", 2 or 3 or 4 => "тысячи", _ => "тысяч" })}";

    static string English(int n)
    {
        var below = n % 100;
        var tail = below < 20 ? EnglishUnits[below] : below % 10 == 0 ? EnglishTens[below / 10] : $"{EnglishTens[below / 10]}-{EnglishUnits[below % 10]}";
        return n < 100 ? tail : below == 0 ? $"{EnglishUnits[n / 100]} hundred" : $"{EnglishUnits[n / 100]} hundred and {tail}";
    }

    static string Join(string a, string b) => a.Length == 0 ? b : b.Length == 0 ? a : $"{a} {b}";
}
