namespace UsmeAprende.People;

/// <summary>What staff may do to whom (R15). Nobody does any of it to themselves.</summary>
public static class Authority
{
    /// <summary>
    /// A code lets its bearer in, so it is given downwards, or among coordinators; the administrator helps staff only and never meets
    /// learners' data.
    /// </summary>
    public static bool MayGiveCode(Role actor, Role target) =>
        actor switch
        {
            Role.Facilitator => target is Role.Learner,
            Role.Coordinator => target is not Role.Administrator,
            Role.Administrator => target is not Role.Learner,
            _ => false,
        };

    /// <summary>A card lets its bearer in with six digits: enough for learners, never for who sees other people's data (R13).</summary>
    public static bool MayGiveCard(Role actor, Role target) => actor is Role.Facilitator or Role.Coordinator && target is Role.Learner;

    /// <summary>Coordinators choose who facilitates; the administrator appoints any.</summary>
    public static bool MayChangeRole(Role actor, Role from, Role to) =>
        from != to
        && actor switch
        {
            Role.Coordinator => from is Role.Learner or Role.Facilitator && to is Role.Learner or Role.Facilitator,
            Role.Administrator => true,
            _ => false,
        };
}
