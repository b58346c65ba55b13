using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace UsmeAprende.Testing;

/// <summary>Has requests say for whom their page was made, as every page's forms and scripts do by themselves (R32): those of a page opened just before.</summary>
internal sealed class PageForms : DelegatingHandler
{
    private const string Header = "X-Para";

    // As a form's field, in its two ways of being sent.
    private static readonly string[] Fields = ["para=", "name=para"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get && !await SaysAsync(request, cancellationToken) && await WhoAsync(request, cancellationToken) is { } who)
            request.Headers.Add(Header, who.ToString());
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<bool> SaysAsync(HttpRequestMessage request, CancellationToken cancel) =>
        request.Headers.Contains(Header)
        || (request.Content is FormUrlEncodedContent or MultipartFormDataContent && await request.Content.ReadAsStringAsync(cancel) is var form && Fields.Any(f => form.Contains(f, StringComparison.Ordinal)));

    private async Task<Guid?> WhoAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, "/api/me"));
        if (request.Headers.TryGetValues("Cookie", out var cookies))
            question.Headers.Add("Cookie", cookies);
        using var answer = await base.SendAsync(question, cancel);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<Me>(cancel))?.Id : null;
    }

    private sealed record Me([property: JsonPropertyName("id")] Guid Id);
}
