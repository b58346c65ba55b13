namespace UsmeAprende.Web.Kit;

/// <summary>
/// Marks an action that shows the data of the person who is signed in. The data are then read together with the session, in one query.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnPageAttribute : Attribute;
