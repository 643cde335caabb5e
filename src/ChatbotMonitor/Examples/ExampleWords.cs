namespace ChatbotMonitor.Examples;

/// <summary>What invented people say.</summary>
#pragma warning disable CA5394 // Nothing is kept secret by it: it must be the same every time.
static class ExampleWords
{
    const double Good = 0.7;

    static readonly Dictionary<(string Language, bool IsGood), string[]> Comments = new()
    {
        [("ky", true)] =
        [
            "Баары тез бүттү, рахмат.", "Кызматкерлер түшүндүрүп беришти, ыраазымын.", "Электрондук кезек жакшы иштейт экен.", "Дагы бир терезе ачылса, мындан да жакшы болмок.", "Отургуч көбүрөөк коюлса дейм.",
        ],
        [("ky", false)] =
        [
            "Түшкө чейин кезекте турдум, бир эле терезе иштейт.", "Кайсы документ керек экенин дубалга илип коюшсун.", "Үч жолу келдим, ар бир жолу башка кагаз сурашты.", "Коляска менен кире албайсың, пандус жок.", "Жооп бербей коюшту, саламга алик да жок.",
            "Мөөнөтү өттү, качан даяр болорун эч ким айтпайт. Телефонум 0555 123 456, чалып коюшсунчу.",
        ],
        [("ru", true)] =
        [
            "Всё сделали быстро, спасибо.", "Объяснили понятно, вопросов нет.", "Электронная очередь работает хорошо.", "Хорошо бы открыть ещё одно окно после обеда.", "Поставьте, пожалуйста, больше стульев.",
        ],
        [("ru", false)] =
        [
            "Стояла в очереди до обеда, работает одно окно.", "Повесьте на стену список документов, а то гоняют туда-сюда.", "Приезжал три раза, каждый раз просили новую бумагу.", "С коляской не зайти, пандуса нет.", "Разговаривают грубо, особенно с пожилыми.",
            "Срок вышел, а когда будет готово, никто не говорит. Мой номер +996 700 123 456.",
        ],
    };

    /// <summary>One of them; in a better office it is more often praise.</summary>
    public static string Comment(Random random, string language, double office)
    {
        var words = Comments[(language, random.NextDouble() < office * Good)];
        return words[random.Next(words.Length)];
    }
}
