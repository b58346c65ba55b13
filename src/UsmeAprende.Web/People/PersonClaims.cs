using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>
/// What a session says of a person: id, given names, stamp, roles and which session it is. Roles are cumulative, except that the
/// administrator is not a coordinator (R15). Staff get theirs only in a session proven by a second factor; without it they are learners
/// until they have one.
/// </summary>
public sealed class PersonClaims(IOptions<IdentityOptions> identity, IOptions<PeopleOptions> people) : IUserClaimsPrincipalFactory<Person>
{
    /// <summary>How the session was proven: with a password alone, or with more (RFC 8176).</summary>
    public const string Method = "amr";

    /// <summary>Which session it is, so that one can be ended without the others.</summary>
    public const string Session = "sid";

    /// <summary>The role a session would have with a second factor.</summary>
    public const string Pending = "pendiente";

    public Task<ClaimsPrincipal> CreateAsync(Person user) => Task.FromResult(Of(user, Proof.Password));

    /// <param name="person">Whose session it is.</param>
    /// <param name="proof">How it was proven.</param>
    /// <param name="session">The one that goes on; a new one where nothing is said.</param>
    public ClaimsPrincipal Of(Person person, Proof proof, Guid? session = null)
    {
        var claims = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        claims.AddClaim(new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()));
        claims.AddClaim(new Claim(ClaimTypes.GivenName, person.GivenNames));
        claims.AddClaim(new Claim(identity.Value.ClaimsIdentity.SecurityStampClaimType, person.SecurityStamp!));
        claims.AddClaim(new Claim(Session, (session ?? Guid.CreateVersion7()).ToString()));
        claims.AddClaim(new Claim(Method, proof is Proof.Password ? "pwd" : "mfa"));
        claims.AddClaim(new Claim(ClaimTypes.Role, nameof(Role.Learner)));
        if (person.Role is Role.Learner)
            return new ClaimsPrincipal(claims);

        if (proof is Proof.Password && people.Value.StaffSecondFactor is SecondFactor.Required)
            claims.AddClaim(new Claim(Pending, person.Role.ToString()));
        else
            foreach (var role in Roles(person.Role))
                claims.AddClaim(new Claim(ClaimTypes.Role, role));
        return new ClaimsPrincipal(claims);
    }

    public static Proof ProofOf(ClaimsPrincipal user) => user.HasClaim(Method, "mfa") ? Proof.SecondFactor : Proof.Password;

    /// <summary>The role for which the session was opened, or would have been.</summary>
    public static Role RoleOf(ClaimsPrincipal user) =>
        Enum.TryParse<Role>(user.FindFirstValue(Pending), out var pending) ? pending : ActingRole(user);

    /// <summary>The highest role the session may use.</summary>
    public static Role ActingRole(ClaimsPrincipal user) =>
        Enum.GetValues<Role>().Reverse().FirstOrDefault(role => user.IsInRole(role.ToString()));

    private static string[] Roles(Role role) =>
        role switch
        {
            Role.Facilitator => [nameof(Role.Facilitator)],
            Role.Coordinator => [nameof(Role.Facilitator), nameof(Role.Coordinator)],
            Role.Administrator => [nameof(Role.Administrator)],
            _ => [],
        };
}
