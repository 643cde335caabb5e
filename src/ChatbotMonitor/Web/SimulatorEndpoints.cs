using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ChatbotMonitor.Channels.Simulator;
using ChatbotMonitor.Pipeline;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ChatbotMonitor.Web;

/// <summary>The addresses under <c>/simulator</c>: three phones in a browser, on this machine only.</summary>
static class SimulatorEndpoints
{
    const int LargestBody = 64 * 1024;

    static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    /// <summary>Maps them. They need <see cref="Screens"/>, <see cref="IScreenLine"/>, <see cref="IIntake"/> and <see cref="IDigestNow"/>.</summary>
    public static void MapSimulator(this IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(routes.ServiceProvider.GetRequiredService<Screens>().Close);
        var simulator = routes.MapGroup("/simulator").AddEndpointFilter<RouteGroupBuilder, LoopbackOnly>();
        simulator.MapGet("", () => EmbeddedPages.Serve("simulator/index.html"));
        simulator.MapGet("assets/{file}", (string file) => EmbeddedPages.Serve($"simulator/assets/{file}"));
        simulator.MapGet("events", Watch);
        simulator.MapPost("messages", Post).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        simulator.MapPost("digest", SendDigest);
    }

    static ServerSentEventsResult<ScreenEvent> Watch(HttpResponse response, Screens screens, CancellationToken gone)
    {
        // nginx would gather events before it passes them on.
        response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Events(screens, gone));
    }

    static async IAsyncEnumerable<SseItem<ScreenEvent>> Events(Screens screens, [EnumeratorCancellation] CancellationToken gone)
    {
        using var watch = screens.Watch();
        await foreach (var happened in watch.Events(gone))
            yield return new SseItem<ScreenEvent>(happened, happened.Name()) { ReconnectionInterval = Reconnect };
    }

    static async Task<IResult> Post(HttpRequest request, IIntake intake, IScreenLine line, TimeProvider time, ILogger<Screens> log, CancellationToken gone)
    {
        if (await Posted.Read(request.Body, gone) is not { } posted)
            return Results.Text("The body is not a message in JSON.", statusCode: StatusCodes.Status400BadRequest);
        if (posted.Fault is { } fault)
            return Results.Text(fault, statusCode: StatusCodes.Status400BadRequest);

        SimulatedMessage? message = null;
        var failure = await Try(
            async () =>
            {
                message = posted.ToMessage(await line.Stamp(gone));
                await intake.Accept([posted.ToInbound(time.GetUtcNow())], gone);
                if (message is not null)
                    await line.Tell(new ScreenEvent.Shown(message), gone);
            },
            "a message", log, gone);
        return failure ?? (message is null ? Results.Accepted() : Results.Json(message, statusCode: StatusCodes.Status202Accepted));
    }

    static async Task<IResult> SendDigest(IDigestNow digest, ILogger<Screens> log, CancellationToken gone) =>
        await Try(() => digest.SendAll(gone), "the digest", log, gone) ?? Results.Accepted();

    static async Task<IResult?> Try(Func<Task> work, string what, ILogger log, CancellationToken gone)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception fault) when (!gone.IsCancellationRequested)
        {
            log.LogError(fault, "The simulator could not pass on {What}", what);
            return Results.Text("It could not be stored now: try again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
