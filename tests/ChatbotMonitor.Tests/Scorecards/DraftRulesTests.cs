using ChatbotMonitor.ContentFiles;

namespace ChatbotMonitor.Tests;

public class DraftRulesTests
{
    [Theory]
    [InlineData("# X\n{{ provider.name }\n", "texts/report.en.liquid:2:", "this is no Liquid")]
    [InlineData("# X\n- {{ rond.title }}\n", "texts/report.en.liquid:2:6", "there is nothing called 'rond'")]
    [InlineData("# X\n{% for p in providers %}\n- {{ p.scor }}\n{% endfor %}\n", "texts/report.en.liquid:3:", "'scor'")]
    public void A_rule_with_a_fault_is_told_with_its_place(string rules, string at, string what)
    {
        var fault = Assert.Single(ContentFixture.Read(("surveys/a.yaml", ContentFixture.Survey), ("texts/report.en.liquid", rules)).Faults).ToString();
        Assert.Contains(at, fault, StringComparison.Ordinal);
        Assert.Contains(what, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_ones_own_stand_in_for_the_built_in_ones()
    {
        var reading = ContentFixture.Read(("surveys/a.yaml", ContentFixture.Survey), ("texts/report.en.liquid", "# Ours\n- {{ round.title }}\n"));
        Assert.Empty(reading.Faults);
        Assert.Equal("# Ours\n- {{ round.title }}\n", reading.Content!.Templates["report.en.liquid"]);
    }
}
