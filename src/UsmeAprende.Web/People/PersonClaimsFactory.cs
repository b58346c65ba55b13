using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;

namespace UsmeAprende.Web.People;

/// <summary>
/// Makes the claims of a session: id, given names, stamp, roles and session id. Roles are cumulative, except that the administrator is not
/// a coordinator (R15). Staff get their roles only in a session with a second factor; without it they are learners.
/// </summary>
public sealed class PersonClaimsFactory(IOptions<IdentityOptions> identity, IOptions<PeopleOptions> people)
    : IUserClaimsPrincipalFactory<Person>
{
    /// <summary>The claim that says how the person signed in: only with a password, or with more (RFC 8176).</summary>
    public const string MethodClaim = "amr";

    /// <summary>The claim with the role that the session would have with a second factor.</summary>
    public const string PendingRoleClaim = "pendiente";

    public Task<ClaimsPrincipal> CreateAsync(Person user) => Task.FromResult(CreatePrincipal(user, SignInProof.Password));

    /// <param name="person">The person.</param>
    /// <param name="proof">How the person signed in.</param>
    /// <param name="session">The session to be continued; null for a new one.</param>
    public ClaimsPrincipal CreatePrincipal(Person person, SignInProof proof, Guid? session = null)
    {
        var claims = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        claims.AddClaim(new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()));
        claims.AddClaim(new Claim(ClaimTypes.GivenName, person.GivenNames));
        claims.AddClaim(new Claim(identity.Value.ClaimsIdentity.SecurityStampClaimType, person.SecurityStamp!));
        claims.AddClaim(new Claim(ClaimsPrincipalExtensions.SessionIdClaim, (session ?? Guid.CreateVersion7()).ToString()));
        claims.AddClaim(new Claim(MethodClaim, proof is SignInProof.Password ? "pwd" : "mfa"));
        claims.AddClaim(new Claim(ClaimTypes.Role, nameof(PersonRole.Learner)));
        if (person.Role is PersonRole.Learner)
            return new ClaimsPrincipal(claims);

        if (proof is SignInProof.Password && people.Value.StaffSecondFactor is SecondFactorPolicy.Required)
            claims.AddClaim(new Claim(PendingRoleClaim, person.Role.ToString()));
        else
            foreach (var role in Roles(person.Role))
                claims.AddClaim(new Claim(ClaimTypes.Role, role));
        return new ClaimsPrincipal(claims);
    }

    public static SignInProof ReadProof(ClaimsPrincipal user) =>
        user.HasClaim(MethodClaim, "mfa") ? SignInProof.SecondFactor : SignInProof.Password;

    /// <summary>The role of the session, or the one that it would have with a second factor.</summary>
    public static PersonRole ReadOpenedRole(ClaimsPrincipal user) =>
        Enum.TryParse<PersonRole>(user.FindFirstValue(PendingRoleClaim), out var pending) ? pending : ReadActingRole(user);

    /// <summary>The highest role the session may use.</summary>
    public static PersonRole ReadActingRole(ClaimsPrincipal user) =>
        Enum.GetValues<PersonRole>().Reverse().FirstOrDefault(role => user.IsInRole(role.ToString()));

    private static string[] Roles(PersonRole role) =>
        role switch
        {
            PersonRole.Facilitator => [nameof(PersonRole.Facilitator)],
            PersonRole.Coordinator => [nameof(PersonRole.Facilitator), nameof(PersonRole.Coordinator)],
            PersonRole.Administrator => [nameof(PersonRole.Administrator)],
            PersonRole.Auditor => [nameof(PersonRole.Auditor)],
            _ => [],
        };
}

/// <summary>How a person signed in.</summary>
public enum SignInProof
{
    /// <summary>A password, or a code instead of it.</summary>
    Password,

    /// <summary>A password and a second factor, or a passkey.</summary>
    SecondFactor,
}

/// <summary>Gives the signed-in person to the layout of own pages. Public pages are rendered without a user and have none.</summary>
public sealed class SignedInFilter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var user = context.HttpContext.User;
        if (context.Result is ViewResult view && user.TryPersonId() is { } id)
            view.ViewData[SignedInPerson.Key] = Create(id, user.GivenNames(), PersonClaimsFactory.ReadActingRole(user));
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    private static SignedInPerson Create(PersonId id, string givenNames, PersonRole role) =>
        new(
            id,
            givenNames,
            IsFacilitator: role is PersonRole.Facilitator or PersonRole.Coordinator,
            IsCoordinator: role is PersonRole.Coordinator,
            IsAdministrator: role is PersonRole.Administrator,
            IsAuditor: role is PersonRole.Auditor
        );
}
