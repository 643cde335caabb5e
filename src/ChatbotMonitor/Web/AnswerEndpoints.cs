using System.Net;
using System.Threading.RateLimiting;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;
using ChatbotMonitor.Pipeline;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ChatbotMonitor.Web;

/// <summary><c>/answer/CODE</c>: where a provider reads a complaint and answers it once. The code is the key; a guess learns nothing, and soon has to wait.</summary>
sealed class AnswerEndpoints(ProviderAnswers answers, Content content) : IDisposable
{
    const int LargestBody = 64 * 1024;
    const int WrongCodesAMinute = 20;

    // Only wrong codes are counted; behind a proxy everybody's together.
    readonly PartitionedRateLimiter<IPAddress> _wrong = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = WrongCodesAMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Shows the complaint, or says that it was answered, that it is too late, or that there is no such link.</summary>
    public IResult Show(HttpContext http, string token)
    {
        var page = PageFor(http, null);
        if (answers.Find(token) is not { } referral)
            return Unknown(http, page);
        page = PageFor(http, referral);
        var (report, state) = answers.Look(referral);
        return state == ReferralState.Open && report is not null ? Write(http, HttpStatusCode.OK, page.Form(referral, report)) : Over(http, page, referral, state);
    }

    /// <summary>Takes the answer; it is on disk when this is answered with thanks.</summary>
    public async Task<IResult> Take(HttpContext http, string token)
    {
        if (answers.Find(token) is not { } referral)
            return Unknown(http, PageFor(http, null));
        var page = PageFor(http, referral);
        if (await Read(http.Request) is not { } words)
            return Write(http, HttpStatusCode.BadRequest, page.Sentence(TextKeys.PageEmpty));
        if (words.Trim().Length == 0 && answers.Look(referral) is (Report report, ReferralState.Open))
            return Write(http, HttpStatusCode.BadRequest, page.Form(referral, report, page.Say(TextKeys.PageEmpty)));

        var state = await answers.Take(referral, words, http.RequestAborted);
        return state == ReferralState.Open
            ? Write(http, HttpStatusCode.OK, page.Sentence(TextKeys.ProviderThanks, ("code", referral.Code.Spoken)))
            : Over(http, page, referral, state);
    }

    public void Dispose() => _wrong.Dispose();

    static IResult Over(HttpContext http, AnswerPage page, Referral referral, ReferralState state) => Write(
        http, HttpStatusCode.Gone, page.Sentence(state == ReferralState.Answered ? TextKeys.ProviderAlready : TextKeys.ProviderLate, ("code", referral.Code.Spoken)));

    IResult Unknown(HttpContext http, AnswerPage page)
    {
        using var lease = _wrong.AttemptAcquire(http.Connection.RemoteIpAddress ?? IPAddress.None);
        return lease.IsAcquired
            ? Write(http, HttpStatusCode.NotFound, page.Sentence(TextKeys.PageUnknown))
            : Write(http, HttpStatusCode.TooManyRequests, page.Sentence(TextKeys.PageTooOften));
    }

    AnswerPage PageFor(HttpContext http, Referral? referral)
    {
        var asked = Languages.All.FirstOrDefault(l => l == http.Request.Query["l"]);
        var spoken = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => Languages.Nearest(l.Value.Value)).FirstOrDefault(l => l is not null);
        return new AnswerPage(content, asked ?? spoken ?? content.Register.Provider(referral?.ProviderId)?.Contact?.Language ?? Languages.Russian);
    }

    static async Task<string?> Read(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return null;
        try
        {
            var form = await request.ReadFormAsync(new FormOptions { ValueCountLimit = 8, BufferBodyLengthLimit = LargestBody }, request.HttpContext.RequestAborted);
            return form[AnswerPage.Field];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static IResult Write(HttpContext http, HttpStatusCode status, string page)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
        headers[HeaderNames.Vary] = HeaderNames.AcceptLanguage;
        return Results.Content(page, "text/html; charset=utf-8", statusCode: (int)status);
    }
}

/// <summary>Where the answers of providers are mapped.</summary>
static class AnswerRoutes
{
    const int LargestBody = 64 * 1024;

    /// <summary>Maps <c>GET</c> and <c>POST /answer/CODE</c>, and the page's style. They need <see cref="AnswerEndpoints"/>.</summary>
    public static void MapAnswers(this IEndpointRouteBuilder routes)
    {
        var answer = routes.MapGroup("/answer").AddEndpointFilter(KeepCodesOutOfTheLog);
        answer.MapGet("{token}", (HttpContext http, AnswerEndpoints answers, string token) => answers.Show(http, token));
        answer.MapPost("{token}", (HttpContext http, AnswerEndpoints answers, string token) => answers.Take(http, token)).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        routes.MapGet("/answer.css", () => EmbeddedPages.Serve("answer/page.css"));
    }

    // What fails is caught here and not at the edge of all pages, which would write the path, and with it the code, into the log.
    static async ValueTask<object?> KeepCodesOutOfTheLog(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (Exception trouble) when (trouble is not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            http.RequestServices.GetRequiredService<ILogger<AnswerEndpoints>>().LogError(trouble, "{Method} of an answer's page failed", http.Request.Method);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
