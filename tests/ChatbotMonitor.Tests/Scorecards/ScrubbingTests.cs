using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Tests;

public class ScrubbingTests
{
    [Theory]
    [InlineData("Чалгыла: 0555 123 456", "Чалгыла: ***")]
    [InlineData("пишите на aibek@mail.kg, жду", "пишите на *** жду")]
    [InlineData("мой телеграм @aibek_01", "мой телеграм ***")]
    [InlineData("см. https://t.me/aibek и www.site.kg/x", "см. *** и ***")]
    [InlineData("стояли  с 9\nдо 13, окно 5", "стояли с 9 до 13, окно 5")]
    [InlineData("взяли 500 сом 12.09.2026", "взяли 500 сом 12.09.2026")]
    public void What_leads_to_somebody_is_taken_out(string said, string published) => Assert.Equal(published, Scrubbing.Words(said));
}
