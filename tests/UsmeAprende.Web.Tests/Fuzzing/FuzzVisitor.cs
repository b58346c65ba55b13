using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using UsmeAprende.Demo;

namespace UsmeAprende.Web.Tests.Fuzzing;

/// <summary>Somebody of one role, or nobody, who sends requests that no browser would.</summary>
internal sealed class FuzzVisitor(TestServer server, string name, string? account)
{
    private const string Form = "application/x-www-form-urlencoded";

    private string _cookies = "";

    public string Name => name;

    public async Task SignInAsync(CancellationToken cancel)
    {
        if (account is null)
            return;
        var answer = await SendAsync(
            new FuzzRequest("POST", "/entrar")
            {
                ContentType = Form,
                Body = Encoding.UTF8.GetBytes(
                    $"Identifier={Uri.EscapeDataString(account)}&Password={Uri.EscapeDataString(DemoPeople.Password)}"
                ),
                Headers = { ["Sec-Fetch-Site"] = "same-origin" },
            },
            cancel
        );
        var given = answer.Headers.SetCookie.OfType<string>().Select(c => c.Split(';')[0]).Where(c => !c.EndsWith('=')).ToList();

        // What was sent at random may have taken the account away: the old session is then as good as any.
        if (given.Count > 0)
            _cookies = string.Join("; ", given);
    }

    public async Task<FuzzResponse> SendAsync(FuzzRequest request, CancellationToken cancel)
    {
        var http = await server.SendAsync(
            context =>
            {
                context.Request.Method = request.Method;
                context.Request.Scheme = "http";
                context.Request.Host = new HostString("localhost");
                context.Request.Path = new PathString(request.Path);
                context.Request.QueryString = new QueryString(request.Query);
                if (_cookies.Length > 0)
                    context.Request.Headers.Cookie = _cookies;
                foreach (var (header, value) in request.Headers)
                    context.Request.Headers[header] = value;
                if (request.ContentType is null)
                    return;
                context.Request.ContentType = request.ContentType;
                context.Request.ContentLength = request.Body.Length;
                context.Request.Body = new MemoryStream(request.Body);
            },
            cancel
        );
        using var reader = new StreamReader(http.Response.Body, Encoding.UTF8);
        return new FuzzResponse(
            http.Response.StatusCode,
            http.Response.Headers,
            http.Response.ContentType,
            await reader.ReadToEndAsync(cancel)
        );
    }
}

/// <summary>A request as it goes to the site, whatever a client library would say of it.</summary>
internal sealed record FuzzRequest(string Method, string Path)
{
    public string Query { get; init; } = "";

    public string? ContentType { get; init; }

    public byte[] Body { get; init; } = [];

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>So that somebody can send it by hand.</summary>
    public override string ToString()
    {
        var headers = string.Concat(Headers.Select(h => $" [{h.Key}: {Short(h.Value)}]"));
        var body = ContentType is null ? "" : $" ({ContentType}) {Short(Encoding.Latin1.GetString(Body))}";
        return string.Concat($"{Method} {Path}{Query}{headers}{body}".Select(c => c is < ' ' or > '~' ? $"\\u{(int)c:x4}" : $"{c}"));
    }

    private static string Short(string text) => text.Length > 600 ? $"{text[..600]}… ({text.Length})" : text;
}

internal sealed record FuzzResponse(int Status, IHeaderDictionary Headers, string? ContentType, string Text);
