using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

public class FittingTests
{
    [Fact]
    public void One_segment_is_better_than_more_words()
    {
        string[] texts = [Words(140), Words(120), Words(60), Words(50)];
        Assert.Equal(texts[2], Fitting.Choose(texts, 2));
        Assert.Equal(texts[1], Fitting.Choose(texts[..2], 2));
        Assert.Null(Fitting.Choose(texts[..1], 2));
    }

    [Fact]
    public void What_matters_most_has_the_room_first_and_each_is_read_in_its_place()
    {
        var text = Fitting.Fill("head", [(2, [Words(100), Words(60)]), (1, [Words(200), Words(40)]), (3, [Words(30)])], 2);
        Assert.Equal($"head\n{Words(100)}", text);
        Assert.Equal($"head\n{Words(40)}\n{Words(60)}", Fitting.Fill("head", [(2, [Words(60)]), (1, [Words(200), Words(40)]), (3, [Words(30)])], 2));
    }

    static string Words(int length) => new('ж', length);
}
