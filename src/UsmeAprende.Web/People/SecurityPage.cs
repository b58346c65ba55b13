using Microsoft.AspNetCore.Identity;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What <c>/mi-cuenta/seguridad</c> shows.</summary>
public sealed record SecurityPage(IReadOnlyList<PersonDevice> Devices, IList<UserPasskeyInfo> Passkeys, byte[] ThisDevice)
{
    public bool IsThis(PersonDevice device) => device.TokenHash.AsSpan().SequenceEqual(ThisDevice);
}
