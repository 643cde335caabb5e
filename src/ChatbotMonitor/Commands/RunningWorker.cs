using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace ChatbotMonitor.Commands;

/// <summary>Asks the running worker to do a chore.</summary>
static class RunningWorker
{
    /// <summary>True where the worker did it; false where nobody listens there, or somebody else does: the file was left behind, and its pid is another's now.</summary>
    /// <exception cref="CommandException">The worker says no; the message is its sentence.</exception>
    public static async Task<bool> TryRun<TChore>(WorkerFile worker, TChore chore, Stream output, CancellationToken cancel)
        where TChore : IChore
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{worker.Url}/control/{TChore.Name}") { Content = JsonContent.Create(chore) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", worker.Token);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.StatusCode == HttpStatusCode.UnprocessableContent)
                throw new CommandException(await answer.Content.ReadAsStringAsync(cancel));
            if (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
                return false;
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(output, cancel);
            return true;
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return false;
        }
    }
}
