using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>Replies as people type them: each stores what the table says, and nothing where it says <c>?</c>.</summary>
public class ReplyTableTests
{
    static readonly string Own = Path.Combine(Repository.Tests, "Replies", "replies.tsv");

    [Theory]
    [InlineData(ChannelNames.Sms)]
    [InlineData(ChannelNames.Telegram)]
    public void Every_row_of_our_table_is_right(string channel) => Check(Own, channel);

    [Theory]
    [InlineData(ChannelNames.Sms)]
    [InlineData(ChannelNames.Telegram)]
    public void Every_row_of_the_shared_table_is_right(string channel)
    {
        Assert.SkipWhen(Repository.Shared is null, "There is no ../shared here.");
        Check(Path.Combine(Repository.Shared!, "replies", "replies.tsv"), channel);
    }

    static void Check(string file, string channel)
    {
        var wrong = new List<string>();
        foreach (var (question, language, reply, value) in AskedQuestions.Rows(file))
        {
            var typed = reply.Replace("\\n", "\n", StringComparison.Ordinal);
            var stored = AskedQuestions.Stored(question, language, typed, channel) ?? "?";
            if (!string.Equals(stored, value is "-" ? "" : value, StringComparison.Ordinal))
                wrong.Add($"{question} {language} '{reply}': {value} expected, {stored} stored");
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong\n{string.Join('\n', wrong)}");
    }
}
