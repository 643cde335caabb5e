namespace ChatbotMonitor.Web;

/// <summary>The web edge. Its one catch: a request that cannot be read keeps its 4xx, and only what nobody foresaw is a 500, told to the log and not to the caller.</summary>
sealed class Edge(RequestDelegate next, ILogger<Edge> log)
{
    public async Task InvokeAsync(HttpContext http, Readiness readiness)
    {
        // Whoever keeps this connection would find it cut a moment later: the next request is to come by a new one, to another worker.
        if (readiness.IsLeaving)
            http.Response.Headers.Connection = "close";
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to hear the answer.
        }
        catch (BadHttpRequestException e)
        {
            Answer(http, e.StatusCode);
        }
        catch (Exception e)
        {
            log.LogError(e, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            Answer(http, StatusCodes.Status500InternalServerError);
        }
    }

    static void Answer(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
    }
}
