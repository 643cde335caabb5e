using ChatbotMonitor.Storage;

namespace ChatbotMonitor.Commands;

/// <summary>The edge of every command: what is an operator's trouble becomes one sentence and exit code 1, and nothing else is caught.</summary>
static class CommandEdge
{
    public static async Task<int> Run(TextWriter error, Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception e) when (e is CommandException or StoreException or UnauthorizedAccessException || (e is IOException and not HttpIOException))
        {
            await error.WriteLineAsync(e.Message);
        }
        catch (Exception e) when (e is StoreAwayException or System.Data.Common.DbException)
        {
            await error.WriteLineAsync($"The database broke off: {e.GetBaseException().Message} Once it is back, run the command again.");
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            await error.WriteLineAsync($"The running worker did not finish its answer; its log says why. ({e.Message})");
        }

        return 1;
    }
}
