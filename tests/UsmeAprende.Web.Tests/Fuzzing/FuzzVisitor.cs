using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

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
                    $"Identifier={Uri.EscapeDataString(account)}&Password={Uri.EscapeDataString(UsmeAprende.People.DemoPeople.Password)}"
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

    public async Task<FuzzAnswer> SendAsync(FuzzRequest request, CancellationToken cancel)
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
        return new FuzzAnswer(
            http.Response.StatusCode,
            http.Response.Headers,
            http.Response.ContentType,
            await reader.ReadToEndAsync(cancel)
        );
    }
}

internal sealed record FuzzAnswer(int Status, IHeaderDictionary Headers, string? ContentType, string Text);
