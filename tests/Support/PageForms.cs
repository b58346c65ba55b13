using System.Text.RegularExpressions;

namespace UsmeAprende.Testing;

/// <summary>
/// Has requests say for whom their page was made, as every page's forms and scripts do by themselves (R32): those of a page opened just
/// before.
/// </summary>
internal sealed partial class PageForms : DelegatingHandler
{
    private const string Header = "X-Para";

    // As a form's field, in its two ways of being sent.
    private static readonly string[] Fields = ["para=", "name=para"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (
            request.Method != HttpMethod.Get
            && !await SaysAsync(request, cancellationToken)
            && await WhoAsync(request, cancellationToken) is { } who
        )
            request.Headers.Add(Header, who);
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<bool> SaysAsync(HttpRequestMessage request, CancellationToken cancel) =>
        request.Headers.Contains(Header)
        || (
            request.Content is FormUrlEncodedContent or MultipartFormDataContent
            && await request.Content.ReadAsStringAsync(cancel) is var form
            && Fields.Any(f => form.Contains(f, StringComparison.Ordinal))
        );

    private async Task<string?> WhoAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        // One of the few pages that staff without a second factor may open too.
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, "/mi-cuenta/segundo-paso"));
        if (request.Headers.TryGetValues("Cookie", out var cookies))
            question.Headers.Add("Cookie", cookies);
        using var page = await base.SendAsync(question, cancel);
        return page.IsSuccessStatusCode && Person().Match(await page.Content.ReadAsStringAsync(cancel)) is { Success: true } found
            ? found.Groups["id"].Value
            : null;
    }

    [GeneratedRegex("""<body data-person="(?<id>[^"]+)""")]
    private static partial Regex Person();
}
