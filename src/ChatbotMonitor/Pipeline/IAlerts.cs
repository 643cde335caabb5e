using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Pipeline;

/// <summary>Tells coordinators at once where complaints become many.</summary>
interface IAlerts
{
    /// <summary>Writes to <paramref name="alarm"/> whom the <paramref name="filed"/> report alarms; <paramref name="batch"/>, which it is about to join, holds what came before it.</summary>
    void Write(Batch alarm, Report filed, Batch batch, DateTimeOffset now);
}
