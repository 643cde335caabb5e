using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Buttons that lead a coordinator from a list or a digest to its reports.</summary>
public static class DeskButtons
{
    const int InARow = 3;

    /// <summary>A button for each report, by its code, three in a row.</summary>
    public static IEnumerable<IReadOnlyList<Button>> To(IEnumerable<ReportCode> codes) =>
        codes.Select(code => new Button(code.Spoken, new PressData(PressData.Report, code.Digits, "", DeskCard.ShowIt).ToString())).Chunk(InARow);
}
