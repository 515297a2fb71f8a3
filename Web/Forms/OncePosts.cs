using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace ChallengeHub.Web;

/// <summary>
/// A form that is sent twice as it was, by a double click or by loading its answer again, is worked once: the second
/// is given the answer of the first. What was refused may be sent again as it is.
/// </summary>
public sealed class OncePosts(SentForms forms) : IAsyncResourceFilter
{
    /// <summary>Of those kept; who waits for a larger one gets it, too.</summary>
    private const int LargestAnswer = 1 << 20;

    async Task IAsyncResourceFilter.OnResourceExecutionAsync(
        ResourceExecutingContext context,
        ResourceExecutionDelegate next
    )
    {
        var http = context.HttpContext;
        var isForm = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType;
        if (!isForm || await Key(http) is not { } key)
        {
            await next();
            return;
        }

        var sent = forms.Get(key);
        if (sent.Begin())
            await Work(key, sent, http, next);
        else if (await sent.Answer.Task is { } answer)
            context.Result = answer.Again();
        else
            await next();
    }

    /// <summary>
    /// Whose page, which address, and all that was typed; null without a mark, and for what a script asks.
    /// </summary>
    private static async Task<string?> Key(HttpContext http)
    {
        if (http.Request.Headers["Sec-Fetch-Mode"].ToString() is not ("" or "navigate"))
            return null;

        var form = await http.Request.ReadFormAsync();
        if (FormMark.Read(http, form) is not { } mark || mark.Author != http.By().Author)
            return null;

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        void Add(string text)
        {
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        Add($"{mark.Author} {mark.Id} {http.Request.Path}{http.Request.QueryString}");

        foreach (var (name, values) in form)
            if (name != FormMark.Field)
                foreach (var value in values)
                    Add($"{name}={value}");

        foreach (var file in form.Files)
            Add($"{file.Name}={file.FileName} {file.Length}");

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private async Task Work(string key, SentForm sent, HttpContext http, ResourceExecutionDelegate next)
    {
        var body = http.Response.Body;
        using var buffer = new MemoryStream();
        SentAnswer? answer = null;

        try
        {
            http.Response.Body = buffer;
            var done = await next();
            if (done.Exception is not null && !done.ExceptionHandled)
                return;
            if (http.Response.StatusCode < StatusCodes.Status400BadRequest)
                answer = SentAnswer.Of(http.Response, buffer.ToArray());
        }
        finally
        {
            http.Response.Body = body;
            if (answer is null || answer.Body.Length > LargestAnswer)
                forms.Forget(key);
            sent.Answer.SetResult(answer);
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(body);
    }
}

/// <summary>The answer that the sender of a form got.</summary>
public sealed record SentAnswer(int Status, string? ContentType, string? Location, StringValues Cookies, byte[] Body)
{
    public static SentAnswer Of(HttpResponse response, byte[] body) =>
        new(response.StatusCode, response.ContentType, response.Headers.Location, response.Headers.SetCookie, body);

    public IActionResult Again() => new Repeated(this);

    private sealed class Repeated(SentAnswer answer) : ActionResult
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.StatusCode = answer.Status;
            response.ContentType = answer.ContentType;
            if (answer.Location is not null)
                response.Headers.Location = answer.Location;
            response.Headers.SetCookie = answer.Cookies;
            response.Headers.CacheControl = "no-cache, no-store";
            await response.Body.WriteAsync(answer.Body);
        }
    }
}
