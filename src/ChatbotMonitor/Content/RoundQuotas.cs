using System.Globalization;
using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Core.Surveys;

namespace ChatbotMonitor.ContentFiles;

/// <summary>The quotas of a round: shares of the choices of questions of its interview.</summary>
static class RoundQuotas
{
    // What rounding to whole percents may add up to.
    const double Slack = 0.001;

    /// <summary>Reads them; <paramref name="interview"/> is the survey they speak of, or null where it is not known.</summary>
    public static IReadOnlyList<Quota> Read(Fields round, Survey? interview)
    {
        if (round.Map("quotas", "the quotas") is not { } fields)
            return [];
        var quotas = new List<Quota>();
        foreach (var (name, _) in fields.Rest().ToArray())
        {
            var question = interview?.Find(name.Value);
            if (interview is not null && question is null)
                fields.Faults.Error(name.At, $"the interview has no question '{Fields.Short(name.Value)}'", Nearest.Mend(name.Value, [.. interview.Questions.Where(q => q.Type == QuestionType.SelectOne).Select(q => q.Name)], "its select_one questions"));
            else if (question is not null && question.Type != QuestionType.SelectOne)
                fields.Faults.Error(name.At, $"'{Fields.Short(name.Value)}' is no select_one", "quotas go by questions with one choice each");
            if (fields.Map(name.Value, "a quota") is { } shares)
                quotas.Add(new Quota(name.Value, SharesOf(shares, name, question)));
        }

        return quotas;
    }

    static Dictionary<string, double> SharesOf(Fields shares, TextNode name, Question? question)
    {
        var read = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (choice, _) in shares.Rest().ToArray())
        {
            if (question?.Choices is { } list && list.Find(choice.Value) is null)
                shares.Faults.Error(choice.At, $"'{question.Name}' has no choice '{Fields.Short(choice.Value)}'", Nearest.Mend(choice.Value, [.. list.Choices.Select(c => c.Name)], "its choices"));
            if (shares.Value(choice.Value, Percent, "write a share from 0% to 100%") is { } share)
                read[choice.Value] = share;
        }

        if (read.Values.Sum() > 1 + Slack)
            shares.Faults.Error(name.At, $"the shares of '{Fields.Short(name.Value)}' come to {Math.Round(read.Values.Sum() * 100)}%", "lower them to 100% at most");
        return read;
    }

    static double? Percent(string text) =>
        text.Trim() is [.. var number, '%'] && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n <= 100 ? n / 100 : null;
}
