using System.Globalization;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Commands;

/// <summary>Prints what one interview by SMS costs, for each survey that can be begun by one.</summary>
static class InterviewCosts
{
    // More questions, in all ways together, than any survey of nine can have.
    const int Asked = 4000;

    /// <summary>A line a survey: the messages that an interview sends in each language, the shortest way and the longest; and a line a gateway that has a price, for the money they cost.</summary>
    /// <param name="output">Where to print.</param>
    /// <param name="content">The surveys.</param>
    /// <param name="now">When they are played, with the offset of the respondents' place.</param>
    /// <param name="cost">What one segment costs by each gateway.</param>
    public static void Print(TextWriter output, Content content, DateTimeOffset now, CostSettings cost)
    {
        foreach (var survey in content.Surveys.Where(content.IsStartedBySms))
        {
            var costs = Languages.All.Select(l => (Language: l, Played: new SmsRehearsal(content, survey, l, now).Play(Asked))).ToArray();
            output.WriteLine($"{survey.Id}: one interview by SMS sends {string.Join(", ", costs.Select(c => $"{Range(c.Played, 1)} in {c.Language}"))}");
            foreach (var (gateway, price) in new[] { ("twilio", cost.Twilio), ("kannel", cost.Kannel), ("android", cost.AndroidSms) }.Where(p => p.Item2 > 0))
                output.WriteLine($"{survey.Id}: by {gateway} it costs {string.Join(", ", costs.Select(c => $"{Range(c.Played, price)} in {c.Language}"))} {cost.Currency}");
        }
    }

    static string Range(SmsRehearsed played, decimal price) =>
        played.Shortest == played.Longest ? Figure(played.Shortest * price) : $"{Figure(played.Shortest * price)} to {Figure(played.Longest * price)}";

    static string Figure(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
