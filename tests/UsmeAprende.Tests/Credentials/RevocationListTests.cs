using System.Text.Json;
using UsmeAprende.Credentials;

namespace UsmeAprende.Tests.Credentials;

public sealed class RevocationListTests
{
    // R23: the members that 1EdTech's method names, in both spellings that verifiers read. No reasons: those speak of people.
    [Theory]
    [InlineData("revokedCredential")]
    [InlineData("revokedCredentials")]
    public async Task List_WithCredentialsTakenBack_NamesEachOnceInOneOrder(string spelling)
    {
        await using var site = await CredentialBuilder.StartAsync();
        site.Revoked.AddRange([
            SampleCredentials.Certificate.CredentialId,
            SampleCredentials.Badge.CredentialId,
            SampleCredentials.Badge.CredentialId,
        ]);

        using var list = JsonDocument.Parse(await site.WithAsync((RevocationList revocations) => revocations.ToJsonAsync(TestSite.Cancel)));

        Assert.Equal(
            ["id", "issuer", "revokedCredential", "revokedCredentials"],
            list.RootElement.EnumerateObject().Select(member => member.Name)
        );
        var status = OutsideVerifier.Payload(await site.SignAsync(SampleCredentials.Badge)).GetProperty("credentialStatus");
        Assert.Equal(status.GetProperty("id").GetString(), list.RootElement.GetProperty("id").GetString());
        Assert.Equal(site.Issuer.Id, list.RootElement.GetProperty("issuer").GetString());
        var revoked = list.RootElement.GetProperty(spelling).EnumerateArray().ToList();
        Assert.Equal(
            [$"urn:uuid:{SampleCredentials.Certificate.CredentialId}", $"urn:uuid:{SampleCredentials.Badge.CredentialId}"],
            revoked.Select(r => r.GetProperty("id").GetString())
        );
        Assert.All(revoked, r => Assert.True(r.GetProperty("revoked").GetBoolean() && r.EnumerateObject().Count() == 2));
    }
}
