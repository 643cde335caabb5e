using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatbotMonitor.Commands;
using ChatbotMonitor.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace ChatbotMonitor.Web;

/// <summary>What a worker wants to be shown under <c>/control/</c>: random, new each start, known to who can read the file beside the store.</summary>
sealed class ControlToken
{
    /// <summary>The token in hex.</summary>
    public string Value { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Compares in constant time.</summary>
    public bool Is(string? shown) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(Value)));
}

/// <summary>The addresses through which commands ask a running worker: <c>POST /control/NAME</c>, from this machine and with the token only.</summary>
static class Control
{
    const string Scheme = "Bearer ";

    /// <summary>Maps a chore each.</summary>
    public static void MapControl(this IEndpointRouteBuilder routes, ControlToken token, ChoreParts parts)
    {
        Map<DigestChore>(routes, token, parts);
        Map<ExportChore>(routes, token, parts);
        Map<BackupChore>(routes, token, parts);
        Map<AsideChore>(routes, token, parts);
        Map<InviteChore>(routes, token, parts);
        Map<ReportChore>(routes, token, parts);
        Map<RoundExportChore>(routes, token, parts);
    }

    static void Map<TChore>(IEndpointRouteBuilder routes, ControlToken token, ChoreParts parts)
        where TChore : IChore =>
        routes.MapPost($"/control/{TChore.Name}", context => IsAllowed(context, token) ? Run<TChore>(context, parts) : Answer(context, HttpStatusCode.Forbidden, ""));

    static bool IsAllowed(HttpContext context, ControlToken token)
    {
        var remote = context.Connection.RemoteIpAddress;
        var here = remote is not null && (IPAddress.IsLoopback(remote) || remote.Equals(context.Connection.LocalIpAddress));
        var shown = context.Request.Headers.Authorization.ToString();
        return here && shown.StartsWith(Scheme, StringComparison.Ordinal) && token.Is(shown[Scheme.Length..]);
    }

    static async Task Run<TChore>(HttpContext context, ChoreParts parts)
        where TChore : IChore
    {
        // A chore writes as it reads the store, on one thread.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        try
        {
            if (await JsonSerializer.DeserializeAsync<TChore>(context.Request.Body, JsonSerializerOptions.Web, context.RequestAborted) is not { } chore)
                await Answer(context, HttpStatusCode.BadRequest, "");
            else
                await chore.Run(parts, context.Response.Body);
        }
        catch (JsonException)
        {
            await Answer(context, HttpStatusCode.BadRequest, "");
        }
        catch (Exception no) when (no is CommandException or StoreException && !context.Response.HasStarted)
        {
            await Answer(context, HttpStatusCode.UnprocessableContent, no.Message);
        }
        catch when (context.Response.HasStarted)
        {
            // An answer cut short must not look whole.
            context.Abort();
            throw;
        }
    }

    static Task Answer(HttpContext context, HttpStatusCode status, string sentence)
    {
        context.Response.StatusCode = (int)status;
        return context.Response.WriteAsync(sentence);
    }
}
