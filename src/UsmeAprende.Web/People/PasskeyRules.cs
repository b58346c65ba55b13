using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People;

/// <summary>What a passkey must be here: kept by the phone, opened with finger, face or PIN, and made for this very site.</summary>
public sealed class PasskeyRules(IOptions<SiteOptions> site) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        // With finger, face or PIN a passkey is two factors: what one has, and what one is or knows.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        if (site.Value.Url is { } url)
            options.ServerDomain = new Uri(url).Host;
        options.ValidateOrigin = context =>
        {
            var request = context.HttpContext.Request;
            return ValueTask.FromResult(
                !context.CrossOrigin
                    && string.Equals(
                        context.Origin,
                        site.Value.Url ?? $"{request.Scheme}://{request.Host}",
                        StringComparison.OrdinalIgnoreCase
                    )
            );
        };
    }
}
