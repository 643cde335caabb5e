using MiniExcelLibs;

namespace ChatbotMonitor.Tests;

public class OpenDataTests(ExampleStore example) : IClassFixture<ExampleStore>
{
    [Fact]
    public async Task Open_data_are_rows_and_a_codebook_that_say_what_was_left_blank()
    {
        var said = await example.Export("open.csv");
        Assert.Contains("interviews: 342 rows, each like at least 4 others in service, place, sex, age. Left blank for that: age:", said, StringComparison.Ordinal);
        var rows = await File.ReadAllLinesAsync(Path.Combine(example.Folder, "open.csv"));
        Assert.Equal("_example,service,place,sex,age,time,courtesy,outcome,paid,overall,quote", rows[0].TrimStart('\ufeff'));
        Assert.Equal(343, rows.Length);
        Assert.All(rows.Skip(1), r => Assert.StartsWith("EXAMPLE. All data are invented.,id_card,", r, StringComparison.Ordinal));
        Assert.Equal(73, (await File.ReadAllLinesAsync(Path.Combine(example.Folder, "open.visits.csv"))).Length);
        var codebook = await File.ReadAllTextAsync(Path.Combine(example.Folder, "open.codebook.csv"));
        Assert.Contains("interviews,age,60_up,60+", codebook, StringComparison.Ordinal);
        Assert.Contains("interviews,place,naryn_c,Нарын шаары,город Нарын,Naryn city", codebook, StringComparison.Ordinal);
        Assert.Contains("Left blank for that", codebook, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_holds_them_all()
    {
        await example.Export("open.xlsx");
        var file = Path.Combine(example.Folder, "open.xlsx");
        Assert.Equal(["interviews", "visits", "codebook"], MiniExcel.GetSheetNames(file));
        Assert.All(MiniExcel.GetSheetNames(file), s => Assert.All(MiniExcel.Query(file, useHeaderRow: true, sheetName: s).Cast<IDictionary<string, object>>(), r => Assert.Equal("EXAMPLE. All data are invented.", r["_example"])));
    }
}
